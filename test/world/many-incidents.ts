import { vocabularyNamed } from '../../src/core/vocabulary.ts';
import { sheetHeader, sheetLine } from './incidents-sheet.ts';

const companies = 'Acme Borealis Cobalt Delphi Ember Fathom Granite Harbour Indigo Juniper Kestrel Lumen'.split(' ');
const trades =
  'Vision Robotics Mobility Analytics Health Media Retail Logistics Security Learning Power Insurance'.split(' ');
const forms = 'Inc;Ltd;GmbH;BV;Labs;Group;Technologies;Holdings'.split(';');
const acts = 'miscounts;misreads;overcharges;wrongly flags;leaks data of;misleads'.split(';');
const whom = 'commuters;patients;pupils;tenants;drivers;voters;shoppers;applicants'.split(';');

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const mix = (n: number): number => Math.imul(n ^ (n >>> 13), 0x5bd1e995) >>> 3;

function namesOf(vocabulary: string): readonly string[] {
  return (vocabularyNamed(vocabulary)?.codes ?? []).map(({ name }) => name).filter((name) => !name.includes(';'));
}

/**
 * An incidents sheet of any length, the same in every run: invented companies (1,152 names), real codes, one id and one
 * address for each line. Given in pieces of a thousand lines, so that it never stands in memory as a whole.
 */
export function* manyIncidents(count: number): Generator<string> {
  const [technologies, issues, sectors, countries, harms] = ['technology', 'issue', 'sector', 'country', 'harm'].map(
    namesOf,
  );
  yield `${sheetHeader.join('\n')}\n`;
  let lines: string[] = [];
  for (let n = 1; n <= count; n++) {
    const at = mix(n * 7919);
    const company = `${pick(companies, at)} ${pick(trades, at >> 4)} ${pick(forms, at >> 8)}`;
    lines.push(
      sheetLine({
        'AIAAIC ID#': `AIAAIC${100_000 + n}`,
        Headline: `${pick(companies, at)} system ${pick(acts, at >> 3)} ${pick(whom, at >> 5)}, case ${n}`,
        Occurred: String(2012 + (at % 14)),
        Deployer: company,
        Developer: `${pick(companies, at >> 6)} ${pick(trades, at >> 2)} ${pick(forms, at >> 9)}`,
        'System name': `${pick(companies, at >> 7)}${1 + (at % 9)}`,
        Technology: `${pick(technologies ?? [], at)}; ${pick(technologies ?? [], at >> 5)}`,
        Purpose: `Score ${pick(whom, at)}`,
        'News trigger': 'User comments/complaints',
        'Ethical issue': `${pick(issues ?? [], at)}; ${pick(issues ?? [], at >> 4)}`,
        Jurisdiction: pick(countries ?? [], at),
        Sector: pick(sectors ?? [], at >> 3),
        Individual: pick(harms ?? [], at >> 2),
        'Summary/links': `https://example.org/incidents/case-${n}`,
      }),
    );
    if (lines.length < 1_000 && n < count) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
}
