import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { bitsOf } from './bits.ts';
import { Columns } from './columns.ts';
import { countFacets } from './facets.ts';

const CODES = { country: ['CN', 'DE', 'FR'], sector: ['health', 'education'], type: ['incident', 'issue'] };
type Faceted = keyof typeof CODES;
const fieldNames = Object.keys(CODES) as Faceted[];

const listsIn = (columns: Columns) => (field: string) => columns.lists.restrictedTo(columns.tokensOf.get(field) ?? []);

// The rule in plain words: count a field's codes over the records that pass the filters of all other fields.
function expected(records: readonly (readonly string[])[], chosen: Partial<Record<Faceted, string[]>>, field: Faceted) {
  const passes = (tokens: readonly string[], other: Faceted): boolean =>
    other === field || !chosen[other] || chosen[other].some((code) => tokens.includes(`${other}:${code}`));
  const left = records.filter((tokens) => fieldNames.every((other) => passes(tokens, other)));
  const counts = CODES[field]
    .toSorted()
    .map((code) => ({ code, count: left.filter((tokens) => tokens.includes(`${field}:${code}`)).length }));
  return counts.filter(({ code, count }) => count > 0 || chosen[field]?.includes(code));
}

const tokens = fc.subarray(fieldNames.flatMap((field) => CODES[field].map((code) => `${field}:${code}`)));
const choices = fc.record(
  { country: fc.subarray(CODES.country, { minLength: 1 }), sector: fc.subarray(CODES.sector, { minLength: 1 }) },
  { requiredKeys: [] },
);

test('each facet is counted under the filters of all other fields', async (t) => {
  const [records = []] = fc.sample(fc.array(tokens, { minLength: 100, maxLength: 100 }), { numRuns: 1, seed: 1 });
  const { reader } = await indexed(
    t,
    records.map((held, at) => entryWith(at, {}, { tokens: held })),
  );
  const columns = new Columns();
  columns.refresh(reader);
  const holds = (field: string, codes: readonly string[]) => {
    const passing = records.flatMap((held, at) =>
      codes.some((code) => held.includes(`${field}:${code}`)) ? [at] : [],
    );
    return { field, codes, passing: bitsOf(passing, columns.capacity) };
  };
  fc.assert(
    fc.property(choices, fc.integer({ min: 1, max: 100 }), (chosen, size) => {
      const some = bitsOf(Array(size).keys(), columns.capacity);
      const filters = Object.entries(chosen).map(([field, codes]) => holds(field, codes));
      const facets = countFacets({ columns, listsOf: listsIn(columns) }, some, filters);
      for (const field of fieldNames) {
        const sorted = facets[field]?.toSorted((a, b) => (a.code < b.code ? -1 : 1));
        assert.deepEqual(sorted, expected(records.slice(0, size), chosen, field), field);
      }
    }),
  );
});

test('of very many codes the most frequent are shown, and the chosen one always', async (t) => {
  const entries = Array.from({ length: 300 }, (_, at) =>
    entryWith(at + 1, {}, { tokens: [`operator:E-${at + 1}`, 'type:incident'] }),
  );
  const { reader } = await indexed(t, [...entries, entryWith(301, {}, { tokens: ['operator:E-250'] })]);
  const columns = new Columns();
  columns.refresh(reader);
  const all = bitsOf(Array(302).keys(), columns.capacity);
  const chosen = { field: 'operator', codes: ['E-99', 'E-404'], passing: bitsOf([99], columns.capacity) };
  const { operator = [], type = [] } = countFacets({ columns, listsOf: listsIn(columns) }, all, [chosen]);
  assert.deepEqual(operator[0], { code: 'E-250', count: 2 });
  assert.deepEqual(operator.slice(200), [
    { code: 'E-99', count: 1 },
    { code: 'E-404', count: 0 },
  ]);
  assert.deepEqual(type, [{ code: 'incident', count: 1 }]);
});
