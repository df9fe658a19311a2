import { type Citation, dayParts, plainTitle, versionName } from './citation.ts';

/** A citation as one line of text in the style of the American Psychological Association, 7th edition, for a report. */
export function apaLine(citation: Citation): string {
  const [year] = dayParts(citation);
  const which = `Record ${versionName(citation)}; Version ${citation.revision}`;
  return `Casebook. (${year}). ${plainTitle(citation)} (${which}). ${citation.address}`;
}

/** The same as a file, with the commitment of the version on a line of its own. */
export function apaFile(citation: Citation): string {
  return `${apaLine(citation)}\nSHA-256 commitment of this version: ${citation.commitment}\n`;
}
