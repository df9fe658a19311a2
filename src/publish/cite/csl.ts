import { type Citation, commitmentNote, dayParts, plainTitle, versionName } from './citation.ts';

/** An item of CSL-JSON 1.0, as reference managers and citation processors take it. */
export type CslItem = {
  readonly id: string;
  readonly 'citation-key': string;
  readonly type: 'report';
  readonly genre: string;
  readonly title: string;
  readonly author: readonly { readonly literal: string }[];
  readonly number: string;
  readonly version: string;
  readonly issued: { readonly 'date-parts': readonly (readonly [number, number, number])[] };
  readonly URL: string;
  readonly language: string;
  readonly note: string;
};

/** The key under which LaTeX knows a version: `CB-1-v7`, because an `@` starts an entry. */
export function citationKey({ id, revision }: Citation): string {
  return `${id}-v${revision}`;
}

// CSL reads these as markup, and a title has none.
const literal = (text: string): string => text.replace(/<(?=\/?(?:i|b|sc|sup|sub|span)\b)/g, '‹');

/** A citation as CSL-JSON. Publisher and author are one, so only the author is named, as APA asks. */
export function cslItem(citation: Citation): CslItem {
  return {
    id: versionName(citation),
    'citation-key': citationKey(citation),
    type: 'report',
    genre: 'Record',
    title: literal(plainTitle(citation)),
    author: [{ literal: 'Casebook' }],
    number: versionName(citation),
    version: String(citation.revision),
    issued: { 'date-parts': [dayParts(citation)] },
    URL: citation.address,
    language: citation.lang,
    note: commitmentNote(citation),
  };
}

/** A list of one item, which is what a file of CSL-JSON holds. */
export function cslFile(citation: Citation): string {
  return `${JSON.stringify([cslItem(citation)], null, 1)}\n`;
}
