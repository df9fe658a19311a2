import { countryName } from './country.ts';
import { vocabularyFiles } from './vocabulary-files.ts';

/** One term of a vocabulary; `parent` is a code of the same vocabulary, `maps` names its counterpart elsewhere. */
export type Code = {
  readonly code: string;
  readonly name: string;
  readonly gloss?: string;
  readonly parent?: string;
  readonly synonyms?: readonly string[];
  readonly places?: readonly string[];
  readonly maps?: Readonly<Record<string, string | undefined>>;
};

/** A versioned list of codes with its source and licence. */
export type Vocabulary = {
  readonly vocabulary: string;
  readonly title: string;
  readonly about: string;
  readonly source: string;
  readonly url?: string;
  readonly version: string;
  readonly licence: string;
  readonly attribution?: string;
  readonly verified: string;
  readonly codes: readonly Code[];
};

type Loaded = { readonly vocabulary: Vocabulary; readonly byCode: ReadonlyMap<string, Code> };

function load(file: (typeof vocabularyFiles)[number]): Loaded {
  const named = file.codes.map((code): Code => ({ ...code, name: code.name ?? countryName(code.code) }));
  const vocabulary: Vocabulary = { ...file, codes: named };
  return { vocabulary, byCode: new Map(named.map((code) => [code.code, code])) };
}

const all: ReadonlyMap<string, Loaded> = new Map(vocabularyFiles.map((file) => [file.vocabulary, load(file)]));

/** Every vocabulary of this version, in the order of their names. */
export const vocabularies: readonly Vocabulary[] = [...all.values()]
  .map((loaded) => loaded.vocabulary)
  .sort((a, b) => a.vocabulary.localeCompare(b.vocabulary, 'en'));

/** The vocabulary of that name, or undefined. */
export function vocabularyNamed(name: string): Vocabulary | undefined {
  return all.get(name)?.vocabulary;
}

/** The term behind a code, or undefined when the vocabulary has none. */
export function codeIn(vocabulary: string, code: string): Code | undefined {
  return all.get(vocabulary)?.byCode.get(code);
}

/** The name to show for a code; the code itself when the vocabulary no longer has it. */
export function codeName(vocabulary: string, code: string): string {
  return codeIn(vocabulary, code)?.name ?? code;
}
