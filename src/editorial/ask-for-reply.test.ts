import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { acmeId, acmeOnRecord } from '../../test/world/responses.ts';
import { recordNow, refusal } from '../../test/world/taken.ts';
import { owedAnswer } from '../core/owed-answer.ts';
import { statementsOf } from '../core/statement.ts';
import { askForReply } from './ask-for-reply.ts';
import { verifyStore } from './verify.ts';

testOverEngines(
  'that an organisation was asked stands on the timeline, with its name and the day',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await acmeOnRecord(world);
    const entity = await acmeId(world);
    const today = world.clock.now().slice(0, 10);
    const asked = { id: 'CB-1', base: 1, entity, date: '2020-05-03', reason: 'Asked by letter', credit: 'An editor' };
    for (const [change, code] of [
      [{ entity: 'E-99' }, 'bad-input'],
      [{ date: '2999-01-01' }, 'bad-input'],
      [{ date: '3 May' }, 'bad-input'],
      [{ base: 2 }, 'conflict'],
      [{ reason: '' }, 'bad-input'],
    ] as const)
      await assert.rejects(done(world, askForReply, { ...asked, ...change }), refusal(code), JSON.stringify(change));
    assert.deepEqual(await done(world, askForReply, asked), { id: 'CB-1', revision: 2 });
    const { statements } = await recordNow(world, 'CB-1');
    const [step] = statementsOf(statements, 'timeline').slice(-1);
    const text = 'Acme Vision was asked for its answer.';
    assert.deepEqual(step?.value, { event: 'asked-for-comment', date: '2020-05-03', text });
    assert.equal(owedAnswer(statements, today)?.asked, '2020-05-03');
    assert.equal(owedAnswer(statements, today)?.words, text);
    const [line] = await world.store.history('CB-1');
    assert.deepEqual([line?.reason, line?.credit], ['Asked by letter', 'An editor']);
    await assert.rejects(done(world, askForReply, { ...asked, base: 2 }), refusal('wrong-state'));
    assert.deepEqual((await verifyStore(world.store)).first, []);
  },
);
