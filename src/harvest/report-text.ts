import type { ImportReport, Tally } from './import-report.ts';
import type { Place } from './imported-row.ts';

const SHOWN = 20;

const number = (count: number): string => count.toLocaleString('en');

function tallyText(tally: Tally): string {
  const { created, changed, unchanged, shared } = tally;
  const all = `${number(created)} created, ${number(changed)} changed, ${number(unchanged)} unchanged`;
  return shared > 0 ? `${all}, ${number(shared)} shared with another collection` : all;
}

// What does not fit on a screen stands in the file of the report; what does not fit there either is only counted.
function listed(title: string, lines: readonly string[], notListed = 0): string[] {
  if (lines.length === 0) return [];
  const hidden = lines.length + notListed - SHOWN;
  const file = notListed === 0 ? 'lists them' : `lists the first ${number(lines.length)}`;
  const more = hidden > 0 ? [`  and ${number(hidden)} more (--report FILE ${file})`] : [];
  const count = number(lines.length + notListed);
  return ['', `${title}: ${count}`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more];
}

function codesText(codes: ImportReport['codes']): string[] {
  const known = codes.reduce((sum, one) => sum + one.known, 0);
  const all = codes.reduce((sum, one) => sum + one.known + one.unknown, 0);
  return all === 0 ? [] : [`codes:    ${number(known)} of ${number(all)} terms are known`];
}

/** Where something stands, in words: "incidents.csv, line 4, Deployer". */
export function placeText({ file, line, column }: Place): string {
  return [file, `line ${line}`, column].filter((part) => part !== undefined).join(', ');
}

/** The report as lines for a person. */
export function reportText(report: ImportReport): readonly string[] {
  const { refused, refusedRows, unmapped, withheld, notListed, sameCases, kept } = report;
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
    ...codesText(report.codes),
    ...listed(
      'Refused rows',
      refused.map(({ reason, ...place }) => `${placeText(place)}: ${reason}`),
      notListed.refused,
    ),
    ...listed('Terms kept as written, because they fit no code', terms, notListed.unmapped),
    ...listed('Columns in which private persons were withheld', people),
    ...listed(
      'New records that may be the same case as one of another collection',
      sameCases.listed.map(
        ({ key, id, other, because }) => `${report.dryRun ? key : `${id} (${key})`} and ${other}: ${because}`,
      ),
      sameCases.count - sameCases.listed.length,
    ),
    ...listed(
      `Records where facts differ from what editors changed (${number(kept.facts)}); theirs were kept`,
      kept.listed.map(({ id, facts, ...place }) => `${placeText(place)}: ${number(facts)} of ${id}`),
      kept.records - kept.listed.length,
    ),
    ...(report.stopped === undefined ? [] : ['', `Stopped: ${report.stopped}`]),
  ];
}
