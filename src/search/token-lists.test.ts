import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TokenLists } from './token-lists.ts';

const lists = fc.array(fc.tuple(fc.nat(63), fc.array(fc.nat(3_000), { maxLength: 40 })), { maxLength: 400 });

test('lists hold what was put last, and counts follow, however often they change', () => {
  fc.assert(
    fc.property(lists, (puts) => {
      const made = new TokenLists(32);
      made.grow(64);
      const model = new Map<number, Set<number>>();
      for (const [docid, tokens] of puts) {
        const list = new Set(tokens);
        model.set(docid, list);
        made.put(docid, Uint32Array.from(list));
      }
      for (const [docid, list] of model) {
        for (const token of [...list, 7])
          assert.equal(
            made.has(docid, (held) => held === token),
            list.has(token),
          );
      }
      const all = made.count(Uint32Array.from(model.keys()));
      assert.deepEqual(all, made.totals);
      const held = [...model.values()].filter((list) => list.has(7)).length;
      assert.equal(made.totals[7], held);
      const some = made.restrictedTo([7, 9]);
      assert.deepEqual(
        [some.count(Uint32Array.from(model.keys())), some.totals].map((counts) => [counts[7], counts[8], counts[9]]),
        Array(2).fill([made.totals[7], 0, made.totals[9]]),
      );
      const either = [...model].filter(([, list]) => list.has(7) || list.has(2_999)).map(([docid]) => docid);
      assert.deepEqual(made.holders([7, 2_999, 100_000]), Uint32Array.from(either.sort((a, b) => a - b)));
    }),
    { numRuns: 50 },
  );
});

test('space that changed lists left behind is used again', () => {
  const made = new TokenLists(32);
  for (let round = 1; round <= 5_000; round += 1) {
    made.put(1, new Uint32Array(0));
    made.put(
      1,
      Uint32Array.from({ length: 1 + (round % 60) }, (_, at) => at),
    );
  }
  assert.ok(made.heap.length <= 1 << 14, `${made.heap.length} for 60 tokens`);
});
