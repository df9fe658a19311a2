import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { done } from '../../test/world/fake-world.ts';
import { importRows } from '../../test/world/import-rows.ts';
import { type App, emptyHouse } from '../../test/world/open-house.ts';
import { says, smallArrival } from '../../test/world/records.ts';
import { needs, sharedData } from '../../test/world/shared-data.ts';
import type { Statement } from '../core/statement.ts';
import { takeIn } from '../editorial/take-in.ts';
import { readAiid } from '../harvest/aiid/read-aiid.ts';
import { openBytes } from '../outside/read-bytes.ts';
import type { ShownAgreement } from './agreements.ts';
import { makeApp } from './app.ts';

// Krippendorff 2011, section B: two observers, twelve units, alpha = 0.692.
const ben = 'a a b b d c c c e d d a'.split(' ');
const gerry = 'b a b b b c c c e d d d'.split(' ');
const codes: Readonly<Record<string, string>> = { a: 'event', b: 'near-miss', c: 'issue', d: 'none', e: 'unclear' };

async function houseOf(t: TestContext, judged: readonly (readonly Statement[])[]): Promise<App> {
  const { world } = await emptyHouse(t);
  const records = judged.map((statements, n) => ({
    key: `case-${n}`,
    document: { language: 'en', statements: [says('title', `Case <${n}>`), says('type', 'incident'), ...statements] },
  }));
  await done(world, takeIn, smallArrival({ records }));
  return makeApp(world);
}

async function agreementIn(app: App, vocabulary: string): Promise<readonly ShownAgreement[]> {
  const twin = await app.request(`/vocabularies/${vocabulary}.json`);
  return ((await twin.json()) as { agreement: readonly ShownAgreement[] }).agreement;
}

const pageOf = async (app: App, vocabulary: string): Promise<string> =>
  (await app.request(`/vocabularies/${vocabulary}`)).text();

const level = (letter: string | undefined, by: string, rank: Statement['rank'] = 'normal'): Statement =>
  says('cset_harm_level', codes[letter ?? ''] ?? '', { by, rank });

test('a published example comes out of the store as it is printed', async (t) => {
  const judged = ben.map((one, at) => [level(one, 'Ben'), level(gerry[at], 'Gerry'), level('e', 'Both', 'preferred')]);
  const app = await houseOf(t, judged);
  const [shown, ...more] = await agreementIn(app, 'cset-harm-level');
  assert.ok(shown && more.length === 0);
  assert.equal(shown.agreement?.alpha.toFixed(3), '0.692');
  assert.deepEqual([shown.label, shown.units, shown.differing], ['AI harm level (CSET)', 12, 3]);
  assert.deepEqual(
    shown.annotators.map(({ name }) => name),
    ['Ben', 'Gerry'],
  );
  assert.deepEqual(
    shown.records.map(({ title }) => title),
    ['Case <0>', 'Case <4>', 'Case <11>'],
  );
  const page = await pageOf(app, 'cset-harm-level');
  assert.match(page, /<h2 id="agreement">/);
  assert.match(page, /<strong>0\.69<\/strong>/);
  assert.match(page, /<a href="\/records\/CB-5#cset_harm_level">Case &lt;4&gt;<\/a>/);
  const [record] = shown.records;
  assert.match(await (await app.request(`/records/${record?.id}`)).text(), /<tr id="cset_harm_level">/);
});

test('a vocabulary that too few records were judged by says nothing of agreement', async (t) => {
  const app = await houseOf(
    t,
    ben.slice(0, 9).map((one, at) => [level(one, 'Ben'), level(gerry[at], 'Gerry')]),
  );
  assert.deepEqual(await agreementIn(app, 'cset-harm-level'), []);
  assert.doesNotMatch(await pageOf(app, 'cset-harm-level'), /agreement/i);
});

/** A field of the import with the heading of its column, and which of several columns of that heading. */
type Column = readonly [vocabulary: string, field: string, heading: string, nth?: number];

const columns: readonly Column[] = [
  ['cset-harm-level', 'cset_harm_level', 'AI Harm Level'],
  ['cset-tangible-harm', 'cset_tangible_harm', 'Tangible Harm'],
  ['cset-harm-basis', 'cset_harm_basis', 'Harm Distribution Basis'],
  ['cset-sector', 'cset_sector', 'Sector of Deployment'],
  ['cset-region', 'cset_region', 'Location Region'],
  ['cset-autonomy', 'cset_autonomy', 'Autonomy Level'],
  ['cset-intentional', 'cset_intentional', 'Intentional Harm'],
  ['cset-yes-no-maybe', 'cset_ai_system', 'AI System', 0],
  ['cset-yes-no-maybe', 'cset_intangible_system', 'AI System', 1],
  ['cset-yes-no-maybe', 'cset_rights_violation', 'Rights Violation'],
  [
    'cset-yes-no-maybe',
    'cset_identifiable_entity',
    'There is a potentially identifiable specific entity that experienced the harm',
  ],
  ['cset-yes-no-maybe', 'cset_harm_domain', 'Harm Domain'],
];

const directory = sharedData('aiid');
const parsed = new Map<string, string[][]>();
function table(name: string): string[][] {
  const rows = parsed.get(name) ?? (parse(readFileSync(join(directory, name), 'utf8'), { bom: true }) as string[][]);
  parsed.set(name, rows);
  return rows;
}

/** What the annotators wrote in a column about each incident, one text for all terms of a cell. */
function written([, , heading, nth = 0]: Column): string[][] {
  const [head = [], ...incidents] = table('incidents.csv');
  const known = new Map(incidents.map((row): [string, string[]] => [row[head.indexOf('incident_id')] ?? '', []]));
  for (const number of [1, 2, 3]) {
    const [names = [], ...rows] = table(`classifications_CSETv1_Annotator-${number}.csv`);
    const at = names.flatMap((name, index) => (name === heading ? [index] : []))[nth] ?? -1;
    for (const row of rows) {
      const terms = (row[at] ?? '')
        .toLowerCase()
        .split(/[,;]/)
        .map((term) => term.trim());
      if (terms.some((term) => /[a-z]/.test(term)))
        known.get(row[names.indexOf('Incident ID')] ?? '')?.push([...new Set(terms)].sort().join('|'));
    }
  }
  return [...known.values()].filter((values) => values.length > 1);
}

/** Alpha by the matrix of coincidences, as Krippendorff 2011 sets it out step by step. */
function alphaByMatrix(units: readonly (readonly string[])[]): number {
  const matrix = new Map<string, number>();
  for (const unit of units)
    for (const [i, one] of unit.entries())
      for (const [k, other] of unit.entries())
        if (i !== k) matrix.set(`${one}\t${other}`, (matrix.get(`${one}\t${other}`) ?? 0) + 1 / (unit.length - 1));
  const margin = new Map<string, number>();
  let apart = 0;
  for (const [pair, often] of matrix) {
    const [one = '', other = ''] = pair.split('\t');
    margin.set(one, (margin.get(one) ?? 0) + often);
    if (one !== other) apart += often;
  }
  const sizes = [...margin];
  const all = sizes.reduce((sum, [, size]) => sum + size, 0);
  const chance = sizes.flatMap(([one, size]) => sizes.map(([other, more]) => (one === other ? 0 : size * more)));
  return 1 - ((all - 1) * apart) / chance.reduce((sum, product) => sum + product, 0);
}

/** The bounds of 95 % of alphas over records drawn anew 2,000 times, by another generator than ours. */
function boundsByLot(units: readonly (readonly string[])[]): readonly [number, number] {
  let state = 42n;
  const draw = (): number => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & 0xffff_ffff_ffff_ffffn;
    return Number(state >> 33n) / 2 ** 31;
  };
  const pick = () => units.map(() => units[Math.floor(draw() * units.length)] ?? []);
  const alphas = Array.from({ length: 2_000 }, () => alphaByMatrix(pick())).sort((a, b) => a - b);
  return [alphas[50] ?? 0, alphas[1_949] ?? 0];
}

test('the numbers of the real annotators equal a recount of their files', needs(directory), async (t) => {
  const { world } = await emptyHouse(t);
  const files = readdirSync(directory).map((name) => openBytes(join(directory, name)));
  await importRows(world, await readAiid(await Promise.all(files)));
  const app = makeApp(world);
  for (const column of columns) {
    const [vocabulary, field] = column;
    const shown = (await agreementIn(app, vocabulary)).find((one) => one.field === field);
    const units = written(column);
    const alpha = alphaByMatrix(units);
    assert.ok(shown?.agreement, field);
    assert.equal(shown.units, units.length, field);
    assert.equal(shown.differing, units.filter((values) => new Set(values).size > 1).length, field);
    assert.ok(Math.abs(shown.agreement.alpha - alpha) < 1e-9, `${field}: ${shown.agreement.alpha} and not ${alpha}`);
    assert.ok((await pageOf(app, vocabulary)).includes(`<strong>${alpha.toFixed(2)}</strong>`), field);
  }
  const [column] = columns;
  assert.ok(column);
  const [low, high] = boundsByLot(written(column));
  const agreement = (await agreementIn(app, 'cset-harm-level'))[0]?.agreement;
  assert.ok(Math.abs((agreement?.low ?? 0) - low) < 0.03 && Math.abs((agreement?.high ?? 0) - high) < 0.03);
});
