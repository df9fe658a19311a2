import assert from 'node:assert/strict';
import { test } from 'node:test';
import { polite } from './polite.ts';

function busyFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

// Its answers come without a turn of the event loop in between, as those of SQLite do.
function quickStore() {
  const asked = { times: 0 };
  const ask = async (milliseconds: number): Promise<number> => {
    busyFor(milliseconds);
    asked.times += 1;
    return asked.times;
  };
  async function* items(count: number, milliseconds: number) {
    for (let n = 0; n < count; n += 1) yield await ask(milliseconds);
  }
  const inner = { ask, items };
  return {
    name: 'a store',
    asked,
    ask,
    items,
    inner,
    within: <T>(work: (tx: typeof inner) => Promise<T>) => work(inner),
  };
}

// How many turns others had while the work ran.
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  await work();
  clearInterval(timer);
  return turns;
}

const never = new AbortController().signal;

const works: Readonly<Record<string, (store: ReturnType<typeof quickStore>) => Promise<unknown>>> = {
  'many quick answers': async (store) => {
    for (let n = 0; n < 30; n += 1) assert.equal(await store.ask(3), n + 1);
  },
  'many answers of a part': async (store) => {
    for (let n = 0; n < 30; n += 1) await store.inner.ask(3);
  },
  'the items of a list': async (store) => {
    for await (const item of store.items(30, 3)) assert.ok(item > 0);
  },
  'the work of a transaction': (store) =>
    store.within(async (tx) => {
      for (let n = 0; n < 30; n += 1) await tx.ask(3);
    }),
};

for (const [what, work] of Object.entries(works)) {
  test(`between ${what} others have their turn`, async () => {
    assert.equal(await turnsDuring(() => work(quickStore())), 0);
    const turns = await turnsDuring(() => work(polite(quickStore(), never)));
    assert.ok(turns >= 3, `${turns} turns`);
  });

  test(`once the signal is given, ${what} come to an end`, async () => {
    const control = new AbortController();
    const store = quickStore();
    setTimeout(() => control.abort(new RangeError('enough')), 15);
    await assert.rejects(work(polite(store, control.signal)), /enough/);
    assert.ok(store.asked.times < 30);
  });
}

test('all else stays as it is', async () => {
  const store = polite(quickStore(), never);
  assert.deepEqual([store.name, await store.ask(0), { ...store }.asked.times], ['a store', 1, 1]);
});
