import { type Citation, commitmentNote, dayParts, plainTitle, versionName } from './citation.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** A citation as a report in the format of Research Information Systems, which reference managers import. */
export function risRecord(citation: Citation): string {
  const [year, month, day] = dayParts(citation);
  const lines = [
    ['TY', 'RPRT'],
    ['ID', versionName(citation)],
    ['AU', 'Casebook'],
    ['TI', plainTitle(citation)],
    ['PB', 'Casebook'],
    ['M3', 'Record'],
    ['SN', versionName(citation)],
    ['PY', String(year)],
    ['DA', `${year}/${two(month)}/${two(day)}`],
    ['LA', citation.lang],
    ['UR', citation.address],
    ['N1', commitmentNote(citation)],
  ];
  return `${lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('')}ER  - \r\n`;
}
