import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { smallArrival } from '../../test/world/records.ts';
import type { Queries } from '../core/ports.ts';
import { takeIn } from '../editorial/take-in.ts';
import { sayShared, similarCards } from './similar-records.ts';

const names = new Map([
  ['E-1', 'SenseNets'],
  ['E-2', 'NetPosa'],
  ['E-3', 'Megvii'],
]);
const code = (field: string, value: string) => ({ code: value, here: [field], there: [field] });

test('what two records share is said in words, actors before codes', () => {
  const actor = { code: 'E-1', here: ['developer'], there: ['developer'] };
  const codes = [code('technology', 'facial-recognition'), code('country', 'CN'), code('sector', 'govt-police')];
  assert.equal(
    sayShared([actor, ...codes], names),
    'same developer: SenseNets; 3 shared codes (Facial recognition, China, …)',
  );
  assert.equal(
    sayShared([{ code: 'E-1', here: ['operator'], there: ['developer'] }], names),
    'SenseNets, operator here and developer there',
  );
  assert.equal(sayShared(codes.slice(1, 2), names), '1 shared code (China)');
  const many = ['E-1', 'E-2', 'E-3'].map((id) => ({ ...actor, code: id }));
  assert.match(sayShared(many, names), /; 1 more shared actor$/);
});

test('an actor who may not be shown is not named', () => {
  const hidden = { code: 'E-9', here: ['operator'], there: ['operator'] };
  assert.equal(sayShared([hidden, code('country', 'CN')], names), '1 shared code (China)');
});

test('a page does not wait for a busy thread, and the next ones do not even ask', async (t) => {
  const now = { ms: 1_000 };
  t.mock.method(performance, 'now', () => now.ms);
  const { world } = temporaryWorld(t);
  await done(world, takeIn, smallArrival());
  const [first, second] = await world.store.newest(2);
  let asked = 0;
  // As the real ones do, these give a new object for each page.
  const busy = (): Queries => ({
    ...world.queries,
    related: () => {
      asked += 1;
      return new Promise(() => undefined);
    },
    asOf: busy,
  });
  const found = () => similarCards({ ...world, queries: busy().asOf(1) }, first?.id ?? '');
  assert.deepEqual([await found(), await found(), asked], [undefined, undefined, 1]);
  now.ms += 1_000;
  const like = { id: second?.id ?? '', score: 1, shared: [code('country', 'NL')] };
  const itself = { ...like, id: first?.id ?? '' };
  const ready: Queries = { ...world.queries, related: async () => [itself, like] };
  const cards = await similarCards({ ...world, queries: ready }, first?.id ?? '');
  assert.deepEqual(
    cards?.map(({ card, reason }) => [card.id, reason]),
    [[second?.id, '1 shared code (Netherlands)']],
  );
});
