import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { acmeId, acmeOnRecord, onceOf, sentResponse } from '../../test/world/responses.ts';
import { keeper } from '../core/policy.ts';
import { statementsOf } from '../core/statement.ts';
import type { Reply } from '../core/values.ts';
import { keepProof } from '../intake/keep-proof.ts';
import { tokenOf } from '../intake/respond.ts';
import { mergeEntities } from './merge-entities.ts';
import { mergeRecords } from './merge-records.ts';
import { publishResponse } from './publish-response.ts';
import { publishedRecord } from './published-record.ts';
import { verifyStore } from './verify.ts';
import { verifyResponse } from './verify-response.ts';

const words = { reason: 'The operator answers', credit: 'An editor' };

async function house(t: TestContext, domain: string | undefined) {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  const id = await sentResponse(world, domain === undefined ? {} : { domain });
  const publish = async () => {
    const version = (await world.store.item(id))?.version;
    return publishResponse.perform(world, keeper, { id, version, ...words });
  };
  const prove = () => done(world, keepProof, { id, token: tokenOf(onceOf(1)), how: 'dns' });
  return { world, id, publish, prove };
}

test('an answer proved by the domain of the organisation becomes a statement of the record', async (t) => {
  const { world, id, publish, prove } = await house(t, 'acme.example');
  assert.deepEqual(await prove(), { id, kept: true });
  assert.deepEqual(await prove(), { id, kept: false });
  assert.deepEqual(await publish(), { ok: true, value: { id: 'CB-1', revision: 2 } });
  const { document } = await publishedRecord(world.store, 'CB-1');
  const [reply] = statementsOf(document.statements, 'reply');
  assert.equal(reply?.by, 'Acme Vision');
  const item = await world.store.item(id);
  assert.deepEqual([item?.state, item?.outcome?.records, item?.outcome?.reason], ['accepted', ['CB-1'], words.reason]);
  const again = await publish();
  assert.equal(again.ok || again.problem.code, 'wrong-state');
});

test('an answer that nobody verified, or that another domain vouches for, waits for an editor', async (t) => {
  const { world, id, publish, prove } = await house(t, 'stranger.example');
  const early = await publish();
  assert.equal(early.ok || early.problem.code, 'wrong-state');
  await prove();
  const foreign = await publish();
  assert.equal(foreign.ok || foreign.problem.code, 'wrong-state');
  await done(world, verifyResponse, { id, version: 2, note: 'By telephone' });
  assert.ok((await publish()).ok);
});

test('who looked at an older version of it is told so', async (t) => {
  const { world, id } = await house(t, undefined);
  await done(world, verifyResponse, { id, version: 1, note: 'By telephone' });
  const late = await publishResponse.perform(world, keeper, { id, version: 1, ...words });
  assert.equal(late.ok || late.problem.code, 'conflict');
});

test('an answer to a record that was merged meanwhile, by an organisation that was, goes to those that stay', async (t) => {
  const { world, id, publish } = await house(t, undefined);
  await done(world, verifyResponse, { id, version: 1, note: 'By telephone' });
  const entity = await acmeId(world);
  const { lines } = await world.store.entities({ limit: 50, offset: 0 });
  const into = lines.find((line) => line.entity.id !== entity)?.entity.id;
  await done(world, mergeRecords, { id: 'CB-1', into: 'CB-2', base: 1, ...words });
  await done(world, mergeEntities, { id: entity, into, base: 1, ...words });
  const published = await publish();
  assert.ok(published.ok, JSON.stringify(published));
  assert.equal(published.value.id, 'CB-2');
  const { document } = await publishedRecord(world.store, 'CB-2');
  const [reply] = statementsOf(document.statements, 'reply');
  assert.ok(reply);
  assert.deepEqual([reply.by, (reply.value as Reply).entity], ['Acme Vision', into]);
  assert.deepEqual((await world.store.item(id))?.outcome?.records, ['CB-2']);
  assert.deepEqual((await verifyStore(world.store)).first, []);
});
