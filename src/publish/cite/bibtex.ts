import { type Citation, commitmentNote, dayParts, plainTitle, versionName } from './citation.ts';
import { citationKey } from './csl.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// BibTeX counts braces even behind a backslash, so they are written as words.
const words: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** A text as LaTeX prints it literally; every script stays as it is, in UTF-8. */
export function texText(text: string): string {
  return text.replace(/[\\{}~^<>$&%#_]/g, (sign) => words[sign] ?? `\\${sign}`);
}

/** A citation as an entry of BibTeX. The title stands in two braces, so that no style changes its capitals. */
export function bibtexEntry(citation: Citation): string {
  const [year, month, day] = dayParts(citation);
  return `@techreport{${citationKey(citation)},
	author = {{Casebook}},
	title = {{${texText(plainTitle(citation))}}},
	institution = {Casebook},
	type = {Record},
	number = {${versionName(citation)}},
	year = {${year}},
	month = ${months[month - 1]},
	day = {${day}},
	url = {${citation.address}},
	note = {${commitmentNote(citation)}}
}
`;
}
