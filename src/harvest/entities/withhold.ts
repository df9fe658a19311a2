import { withheldName } from '../../core/privacy.ts';
import { fullNames, indexOf, namesAt, type Span, tokensOf, WORD } from './full-names.ts';
import { loneParts, partsOf } from './lone-parts.ts';
import { nameWords } from './name-words.ts';
import { publicNames } from './people-in-public-role.ts';
import { isGeneralWord } from './person-name.ts';

/** Names that may be shown, as folded words. */
export type OpenNames = ReadonlyMap<string, unknown>;

/**
 * The names of private persons, made ready for finding. Built once from all withheld names of an import
 * (`veilOf(book.withheldNames())`) and asked for every text of every row.
 */
export type Veil = {
  /**
   * The text without withheld names. `here` are the names withheld on this very row: their parts alone (a surname) go too.
   * `open` are names, as folded words, that may stand on this row although another one withholds them.
   */
  readonly withhold: (text: string, here?: readonly string[], open?: OpenNames) => string;
  /** Whether an address spells a withheld name; such an address must not be kept. */
  readonly isNamedIn: (address: string, here?: readonly string[], open?: OpenNames) => boolean;
};

/** What is said beside a text from which a name was taken. */
export const editedNote = 'Casebook has taken the name of a private person out of this text.';

// A name written without spaces is told from other letters by no fewer.
const SQUASHED = 8;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}·\s]+$/u;

function unspacedNames(text: string, names: readonly string[]): readonly Span[] {
  return names.flatMap((name) => {
    const found: Span[] = [];
    for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1))
      found.push({ from, to: from + name.length });
    return found;
  });
}

function joined(text: string, ranges: readonly Span[]): readonly Span[] {
  const sorted = ranges.toSorted((a, b) => a.from - b.from);
  return sorted.reduce<Span[]>((merged, range) => {
    const last = merged.at(-1);
    if (last !== undefined && (range.from <= last.to || /^[\s.-]+$/.test(text.slice(last.to, range.from)))) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    } else merged.push(range);
    return merged;
  }, []);
}

function hide(text: string, ranges: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const { from, to } of ranges) {
    const before = text.slice(at, from).replace(/[@#]$|\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+$/u, '');
    at = to + (/^,?\s+(?:Jr|Sr|II|III|IV)\b\.?/.exec(text.slice(to))?.[0].length ?? 0);
    const shown = `${out}${before}[${withheldName}]`;
    // In Markdown, what follows a bracket at once could make it a link.
    out = /^[([]/.test(text.slice(at)) || (text[at] === ':' && from === 0) ? `${shown} ` : shown;
  }
  return out + text.slice(at);
}

function addressWords(address: string): readonly string[] {
  let plain = address;
  try {
    plain = decodeURIComponent(address);
  } catch {
    // A stray % sign: the address is searched as it is written.
  }
  return (plain.match(WORD) ?? []).flatMap(nameWords);
}

const nobodyElse: OpenNames = new Map();

/** Prepares names for finding. */
export function veilOf(names: readonly string[]): Veil {
  const unspaced = names.filter((name) => UNSPACED.test(name) && name.length > 1);
  const index = indexOf(names.filter((name) => !UNSPACED.test(name)));
  const spaceless = new Set([...index.values()].flat().map((words) => words.join('')));
  const squashed = Map.groupBy(
    [...spaceless].filter((name) => name.length >= SQUASHED),
    (name) => name.slice(0, SQUASHED),
  );
  // By their first letters, so that the cost of an address does not grow with the number of names.
  const holdsSquashed = (line: string, open: OpenNames): boolean => {
    const held = Array.from(line, (_, at) => squashed.get(line.slice(at, at + SQUASHED)) ?? []).flat();
    const shown = new Set([...open.keys()].map((name) => name.replaceAll(' ', '')));
    return held.some((name) => line.includes(name) && !shown.has(name));
  };

  const withhold = (text: string, here: readonly string[] = [], open = nobodyElse): string => {
    const tokens = tokensOf(text);
    const unparted = [...unspaced, ...here.filter((name) => UNSPACED.test(name))];
    const isPublic = (line: string): boolean => publicNames.has(line) || open.has(line);
    const found = [
      ...fullNames({ text, tokens, isPublic }, index),
      ...loneParts({ text, tokens, isPublic }, here),
      ...unspacedNames(text, unparted),
    ];
    return found.length === 0 ? text : hide(text, joined(text, found));
  };
  const isNamedIn = (address: string, here: readonly string[] = [], open = nobodyElse): boolean => {
    const words = addressWords(address);
    const parts = partsOf(here);
    const line = words.join('');
    if (holdsSquashed(line, open) || unspaced.some((name) => line.includes(name))) return true;
    if (words.some((word) => word.length > 3 && parts.has(word) && !isGeneralWord(word))) return true;
    return words.some((_, at) =>
      namesAt(index, words, at).some(
        (name) => !open.has(name.join(' ')) && name.every((part, step) => words[at + step] === part),
      ),
    );
  };
  return { withhold, isNamedIn };
}
