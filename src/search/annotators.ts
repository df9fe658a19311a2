import { agreementOf } from '../core/agreement.ts';
import { type Disagreement, type FieldAgreement, fewestUnits, type RecordAnnotation } from '../core/annotation.ts';

const MAX_DISAGREEMENTS = 5;
const MAX_RECORDS = 10;

/** The codes of each annotator of one record, by the annotator's name. */
type Unit = ReadonlyMap<string, readonly string[]>;

const asOne = (codes: readonly string[]): string => codes.join(' ');

function unitsOf(annotations: Iterable<RecordAnnotation>): ReadonlyMap<number, Unit> {
  const units = new Map<number, Map<string, string[]>>();
  for (const { docid, asserter, value } of annotations) {
    const unit = units.get(docid) ?? new Map<string, string[]>();
    units.set(docid, unit);
    unit.set(asserter, [...(unit.get(asserter) ?? []), value].sort());
  }
  return units;
}

const differs = (unit: Unit): boolean => new Set([...unit.values()].map(asOne)).size > 1;

// Three annotators who say two things disagree once: what counts is the record, not how many said the same.
function disagreementsOn(units: Iterable<Unit>): Disagreement[] {
  const found = new Map<string, { one: readonly string[]; other: readonly string[]; count: number }>();
  for (const unit of units) {
    const said = [...new Map([...unit.values()].map((codes) => [asOne(codes), codes]))].sort(([a], [b]) =>
      a < b ? -1 : 1,
    );
    for (const [at, [key, one]] of said.entries()) {
      for (const [otherKey, other] of said.slice(at + 1)) {
        const pair = JSON.stringify([key, otherKey]);
        found.set(pair, { one, other, count: (found.get(pair)?.count ?? 0) + 1 });
      }
    }
  }
  return [...found]
    .sort(([a, { count: often }], [b, { count: oftener }]) => oftener - often || (a < b ? -1 : 1))
    .map(([, disagreement]) => disagreement);
}

function annotatorsOf(units: Iterable<Unit>): FieldAgreement['annotators'] {
  const records = new Map<string, number>();
  for (const unit of units) for (const name of unit.keys()) records.set(name, (records.get(name) ?? 0) + 1);
  return [...records].map(([name, count]) => ({ name, records: count })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * How far the annotators of a field agree. All codes that one annotator gave for a record are one nominal value, so two
 * who share one code of two differ. `ids` are the ids of records by their numbers.
 */
export function fieldAgreementOf(
  field: string,
  annotations: Iterable<RecordAnnotation>,
  ids: readonly (string | undefined)[],
): FieldAgreement {
  const byRecord = unitsOf(annotations);
  const units = [...byRecord.values()];
  const differing = [...byRecord].filter(([, unit]) => differs(unit)).map(([docid]) => docid);
  return {
    field,
    units: units.length,
    differing: differing.length,
    annotators: annotatorsOf(units),
    severalCodes: units.some((unit) => [...unit.values()].some((codes) => codes.length > 1)),
    agreement: units.length < fewestUnits ? undefined : agreementOf(units.map((unit) => [...unit.values()].map(asOne))),
    disagreements: disagreementsOn(units).slice(0, MAX_DISAGREEMENTS),
    records: differing.flatMap((docid) => ids[docid] ?? []).slice(0, MAX_RECORDS),
  };
}
