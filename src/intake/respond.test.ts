import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { acmeId, acmeOnRecord, answerOfAcme, onceOf, sentResponse } from '../../test/world/responses.ts';
import { why } from '../../test/world/taken.ts';
import type { Item } from '../core/item.ts';
import { reader } from '../core/policy.ts';
import { mergeRecords } from '../editorial/merge-records.ts';
import { receiptHashOf, receiptOf } from './receipt.ts';
import { respond, tokenOf } from './respond.ts';

test('an answer is kept as a statement that is not public, with a token for the domain and only the day', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  const sequence = await world.store.sequence();
  const id = await sentResponse(world, { domain: 'https://www.Acme.example/contact', contact: 'press@acme.example' });
  assert.equal(id, 'A-1');
  const item = (await world.store.itemOfReceipt(receiptHashOf(receiptOf(onceOf(1))))) as Item<'response'>;
  assert.deepEqual([item.id, item.state, item.day, item.record], ['A-1', 'open', '2026-01-01', 'CB-1']);
  const { statement, domain, token, verified } = item.content;
  assert.deepEqual([statement.field, statement.by, domain], ['reply', 'Acme Vision', 'acme.example']);
  assert.deepEqual([token, verified], [tokenOf(onceOf(1)), undefined]);
  assert.equal(await world.store.sequence(), sequence);
});

test('the same form sent twice is one answer', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  const input = answerOfAcme(await acmeId(world));
  const answers = [
    await respond.perform(world, reader, input, input.once),
    await respond.perform(world, reader, input, input.once),
  ];
  assert.deepEqual(answers, [
    { ok: true, value: { id: 'A-1' } },
    { ok: true, value: { id: 'A-1' } },
  ]);
});

test('an answer on a record that has become part of another goes to that one', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  await done(world, mergeRecords, { id: 'CB-1', into: 'CB-2', base: 1, ...why });
  const item = (await world.store.item(await sentResponse(world))) as Item<'response'>;
  assert.deepEqual([item.record, item.content.record], ['CB-2', 'CB-2']);
});

test('what does not fit is refused with a sentence, and nothing is stored', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  const entity = await acmeId(world);
  const unfit: readonly Readonly<Record<string, unknown>>[] = [
    { entity: 'E-999' },
    { text: ' ' },
    { text: 'a'.repeat(20_001) },
    { kind: 'boast' },
    { concerns: ['shoe_size'] },
    { domain: '127.0.0.1' },
    { once: 'guess' },
  ];
  for (const more of unfit) {
    const sent = await respond.perform(world, reader, answerOfAcme(entity, more));
    assert.equal(sent.ok || sent.problem.code, 'bad-input', JSON.stringify(more));
  }
  const gone = await respond.perform(world, reader, answerOfAcme(entity, { record: 'CB-999' }));
  assert.equal(gone.ok || gone.problem.code, 'not-found');
  assert.deepEqual(await world.store.itemCounts(), []);
});
