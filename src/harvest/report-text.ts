import type { ImportReport, Tally } from './import-report.ts';
import type { Place } from './imported-row.ts';

const SHOWN = 20;

const number = (count: number): string => count.toLocaleString('en');

function tallyText(tally: Tally): string {
  const { created, changed, unchanged, shared } = tally;
  const all = `${number(created)} created, ${number(changed)} changed, ${number(unchanged)} unchanged`;
  return shared > 0 ? `${all}, ${number(shared)} shared with another collection` : all;
}

function listed(title: string, lines: readonly string[], count = lines.length): string[] {
  if (count === 0) return [];
  const more = count > SHOWN ? [`  and ${number(count - SHOWN)} more (--report FILE lists them)`] : [];
  return ['', `${title}: ${number(count)}`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more];
}

/** Where something stands, in words: "incidents.csv, line 4, Deployer". */
export function placeText({ file, line, column }: Place): string {
  return [file, `line ${line}`, column].filter((part) => part !== undefined).join(', ');
}

/** The report as lines for a person. */
export function reportText(report: ImportReport): readonly string[] {
  const { refused, refusedRows, unmapped, withheld } = report;
  const terms = unmapped.map(({ field, term, count, nearest }) => {
    const near = nearest.length > 0 ? `, nearest: ${nearest.join(', ')}` : '';
    return `${field}: "${term}" (${count})${near}`;
  });
  const people = withheld.map(({ column, count, lines }) => {
    const shown = lines.slice(0, SHOWN).join(', ');
    return `${column}: ${number(count)}, on lines ${shown}${lines.length > SHOWN ? ', ...' : ''}`;
  });
  return [
    `${report.title}${report.dryRun ? ' (dry run: nothing was written)' : ''}`,
    ...report.remarks.map((remark) => `  ${remark}`),
    '',
    `rows:     ${number(report.rows)} of ${number(report.total)} read, ${number(refusedRows)} refused`,
    `records:  ${tallyText(report.records)}`,
    `sources:  ${tallyText(report.sources)}`,
    `entities: ${tallyText(report.entities)}`,
    ...listed(
      'Refused rows',
      refused.map(({ reason, ...place }) => `${placeText(place)}: ${reason}`),
      refusedRows,
    ),
    ...listed('Terms kept as written, because they fit no code', terms),
    ...listed('Columns in which private persons were withheld', people),
    ...(report.stopped === undefined ? [] : ['', `Stopped: ${report.stopped}`]),
  ];
}
