import { csvLine } from './byte-files.ts';

const above = [
  'AIAAIC ID#',
  'Headline',
  'Occurred',
  'Deployer',
  'Developer',
  'System name',
  'Technology',
  'Purpose',
  'News trigger (taxonomy)',
  'Ethical issue (taxonomy)',
  'Impacted area',
  '',
  'External harm (taxonomy)',
  '',
  '',
  'Consequence (taxonomy)',
  'Response (taxonomy)',
  'Summary/links',
  '',
];
const below = above.map(() => '');
below.splice(10, 5, 'Jurisdiction', 'Sector', 'Individual', 'Societal ', 'Environmental');

const columns = above.map((title, at) => (below[at] || title).replace(/\(.*\)/, '').trim());

/** The cells of one line by the names of their columns; `''` names the stray last one. */
export type SheetCells = Readonly<Record<string, string>>;

/** The three header lines of the incidents sheet. */
export const sheetHeader = [
  csvLine(above.map((_, at) => (at === 0 ? 'Incidents' : ''))),
  csvLine(above),
  csvLine(below),
];

/** One line of the sheet. */
export function sheetLine(cells: SheetCells): string {
  return csvLine(columns.map((column) => cells[column] ?? ''));
}

/** A sheet as the repository publishes it, with lines of our own invention. */
export function incidentsSheet(lines: readonly SheetCells[]): string {
  return [...sheetHeader, ...lines.map(sheetLine)].map((line) => `${line}\r\n`).join('');
}

/** Seven invented lines that hold every trap of the real sheet, but no real person or case. */
export const inventedLines: readonly SheetCells[] = [
  {
    'AIAAIC ID#': 'AIAAIC9001',
    Headline: 'Harbour cameras count the wrong ships',
    Occurred: '2023-2024',
    Deployer: 'Port Authority of Rotterdam; Acme Vision BV',
    Developer: 'Acme Vision',
    'System name': 'ShipCounter',
    Technology: 'Computer vision; Machine learnng',
    Purpose: 'Count ships; Calculate fees',
    'News trigger': 'Media investigation/fact check',
    'Ethical issue': 'Accuracy/reliability, Fairness',
    Jurisdiction: 'Netherlands; North Dakota; Atlantis',
    Sector: 'Transport/logistics',
    Individual: 'Financial loss',
    Societal: 'Financial loss; Nuisance of gulls',
    Consequence: 'Litigation',
    Response: 'System review/update',
    'Summary/links': 'https://www.aiaaic.org/repository/harbour-cameras',
  },
  {
    'AIAAIC ID#': 'AIAAIC9002',
    Headline: 'Deepfake of Wilhelmina Quackenbush sells lamps',
    Occurred: '2024',
    Deployer: 'Wilhelmina Quackenbush',
    Technology: 'Deepfake',
    Purpose: 'Imitate Wilhelmina Quackenbush',
    'Summary/links': 'https://www.aiaaic.org/repository/wilhelmina-quackenbush-lamps',
  },
  {
    'AIAAIC ID#': 'AIAAIC9003',
    Headline: 'One case told twice',
    Occurred: 'spring 2019',
    'Summary/links': 'see above',
  },
  { 'AIAAIC ID#': 'AIAAIC9003', Headline: 'One case told twice', Occurred: '2018-', '': '=HYPERLINK("x")' },
  { 'AIAAIC ID#': 'AIAAIC9004' },
  {},
  {
    'AIAAIC ID#': 'AIAAIC9005',
    Headline: 'Two lines, one page',
    Occurred: '2020',
    'Summary/links': 'https://www.aiaaic.org/repository/harbour-cameras',
  },
];
