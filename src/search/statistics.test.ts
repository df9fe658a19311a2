import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { furnishedHouse } from '../../test/world/open-house.ts';
import { countBy, type Noted, notedRecords } from '../../test/world/recount.ts';
import type { Selection } from '../core/statistics.ts';
import { countedFields } from './statistics.ts';

const DAY = 86_400_000;
const everything: Selection = { q: '', filters: {} };

/** The selections that are counted twice, and which records they hold. */
const selections: readonly [string, Selection, (noted: Noted) => boolean][] = [
  ['everything', everything, () => true],
  [
    'two countries',
    { q: '', filters: { country: ['US', 'CN'] } },
    ({ values }) => (values.country ?? []).some((code) => code === 'US' || code === 'CN'),
  ],
  [
    'a country and a type',
    { q: '', filters: { country: ['US'], type: ['incident'] } },
    ({ values }) => Boolean(values.country?.includes('US') && values.type?.includes('incident')),
  ],
  [
    'a term of the query',
    { q: 'technology:facial-recognition', filters: {} },
    ({ values }) => Boolean(values.technology?.includes('facial-recognition')),
  ],
  ['nothing', { q: 'country:VA', filters: {} }, () => false],
];

const firstYear = ({ values }: Noted): string[] => {
  const [year] = /\d{4}/.exec(String(values.occurred?.[0] ?? '')) ?? [];
  return year === undefined ? [] : [year];
};

async function both(t: TestContext) {
  const { world } = await furnishedHouse(t);
  return { world, noted: await notedRecords(world) };
}

test('statistics equal a recount of the documents, under every selection', async (t) => {
  const { world, noted } = await both(t);
  assert.ok(noted.length > 25, `only ${noted.length} records to recount`);
  for (const [name, selection, holds] of selections) {
    const found = await world.queries.statistics(selection);
    const held = noted.filter(holds);
    assert.equal(found.total, held.length, name);
    const years = held.flatMap(firstYear);
    assert.deepEqual(
      Object.fromEntries(found.years.map(({ year, count }) => [String(year), count])),
      countBy(years),
      name,
    );
    assert.equal(found.undated, held.length - years.length, name);
    for (const field of countedFields) {
      const counts = found.codes[field];
      const codes = held.flatMap(({ values }) => values[field] ?? []).map(String);
      assert.deepEqual(
        Object.fromEntries((counts?.codes ?? []).map(({ code, count }) => [code, count])),
        countBy(codes),
        `${name}: ${field}`,
      );
      assert.equal(counts?.distinct, new Set(codes).size);
      assert.equal(counts?.records, held.filter(({ values }) => (values[field] ?? []).length > 0).length);
    }
  }
});

test('exposures equal a recount: people in decades, time open in days', async (t) => {
  const { world, noted } = await both(t);
  const { affected, exposure } = await world.queries.statistics(everything);
  const amounts = noted.flatMap(({ values }) =>
    (values.people_affected ?? []).map((value) => (value as { amount: number }).amount),
  );
  for (const { from, below = Number.POSITIVE_INFINITY, count } of affected.bins) {
    assert.equal(count, amounts.filter((amount) => amount >= from && amount < below).length, `from ${from}`);
  }
  assert.equal(affected.records, amounts.length);
  // SenseNets stood open from July 2018 to February 2019, which is 243 days.
  assert.ok((exposure.bins.find(({ from }) => from === 183)?.count ?? 0) >= 1);
  assert.equal(
    exposure.records,
    noted.filter(({ values }) => /\d\/.*\d/.test(String(values.exposure_window?.[0] ?? ''))).length,
  );
});

test('coverage equals a recount: answers, languages, publishers, submitters and delay', async (t) => {
  const { world, noted } = await both(t);
  const { coverage } = await world.queries.statistics(everything);
  for (const { field, count } of coverage.answered) {
    const answers = (one: Noted): boolean =>
      one.document.statements.some(
        (line) => line.field === field && line.rank !== 'deprecated' && line.unknown !== 'not-researched',
      );
    assert.equal(count, noted.filter(answers).length, field);
  }
  const inEach = (name: (one: Noted) => readonly (string | undefined)[]) =>
    countBy(noted.flatMap((one) => [...new Set(name(one))].filter((key) => key !== undefined)));
  const counted = ({ codes }: { codes: readonly { code: string; count: number }[] }) =>
    Object.fromEntries(codes.map(({ code, count }) => [code, count]));
  assert.deepEqual(
    counted(coverage.languages),
    inEach(({ document }) => [document.language]),
  );
  assert.deepEqual(
    counted(coverage.sourceLanguages),
    inEach(({ sources }) => sources.map(({ language }) => language)),
  );
  const publishers = inEach(({ sources }) =>
    sources.map(({ publisher, url }) => publisher ?? url?.split('/')[2]?.replace('www.', '')),
  );
  assert.equal(coverage.publishers.distinct, Object.keys(publishers).length);
  for (const { code, count } of coverage.publishers.codes) assert.equal(count, publishers[code], code);
  const submitters = inEach(({ document }) => [document.attribution ?? 'Casebook editors']);
  assert.deepEqual(counted(coverage.submitters), submitters);
  const herfindahl = Object.values(submitters).reduce((sum, count) => sum + (count / noted.length) ** 2, 0);
  assert.ok(Math.abs(coverage.submitters.herfindahl - herfindahl) < 1e-12);
});

// The first day that a date allows, for dates with a beginning.
const firstDay = ({ values }: Noted): number[] => {
  const [, year, month = '01', day = '01'] =
    /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(String(values.occurred?.[0] ?? '')) ?? [];
  return year === undefined ? [] : [Date.parse(`${year}-${month}-${day}`) / DAY];
};

test('the delay between event and record equals a recount, for all years and for each', async (t) => {
  const { world, noted } = await both(t);
  const { lag } = (await world.queries.statistics(everything)).coverage;
  const lags = noted.flatMap((one) =>
    firstDay(one).map((day) => ({ year: firstYear(one)[0], days: Math.floor(Date.parse(one.published) / DAY) - day })),
  );
  const quartiles = (days: readonly number[]) => {
    const sorted = days.toSorted((a, b) => a - b);
    const at = (place: number): number =>
      (sorted[Math.floor(place)] ?? 0) * (1 - (place % 1)) + (sorted[Math.ceil(place)] ?? 0) * (place % 1);
    const last = sorted.length - 1;
    return { count: days.length, lower: at(last / 4), median: at(last / 2), upper: at((3 * last) / 4) };
  };
  assert.ok(lags.length > 20);
  assert.deepEqual(lag.all, quartiles(lags.map(({ days }) => days)));
  for (const { year, ...found } of lag.years) {
    assert.deepEqual(
      found,
      quartiles(lags.filter((line) => line.year === String(year)).map(({ days }) => days)),
      String(year),
    );
  }
  assert.equal(lag.busiestDay, 1);
});

test('no private person is counted, and facets of a search know no reserved token', async (t) => {
  const { world, has } = await furnishedHouse(t);
  const found = await world.queries.statistics(everything);
  assert.ok(!JSON.stringify(found).includes(`"${has.privatePerson}"`));
  const { facets } = await world.queries.search({ ...everything, sort: 'newest', page: 1, size: 5 });
  assert.deepEqual(
    Object.keys(facets).filter((name) => name.startsWith('_')),
    [],
  );
  const asWords = await world.queries.search({
    q: '_submitter:Casebook',
    filters: {},
    sort: 'newest',
    page: 1,
    size: 5,
  });
  assert.deepEqual(Object.keys(asWords.facets), Object.keys(facets));
});
