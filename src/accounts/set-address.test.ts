import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { refusalToReader } from '../../test/world/people.ts';
import { signIn } from '../../test/world/signed-in.ts';
import { setAddress } from './set-address.ts';

test('an address is kept and taken away again, by a full session of its owner only', async (t) => {
  const { world } = temporaryWorld(t);
  const { account, session } = await signIn(world, 'contributor');
  const half = await signIn(world, 'editor', { session: { strength: 'partial' } });
  const set = async (email: string, own = { account, session }): Promise<string> => {
    const version = (await world.store.account(own.account.id))?.version;
    return refusalToReader(world, setAddress, { id: own.account.id, version, session: own.session.hash, email });
  };
  const kept = async () => (await world.store.account(account.id))?.email;
  assert.deepEqual([await set(' eve@example.org '), await kept()], ['done', 'eve@example.org']);
  assert.deepEqual([await set('a@b.co, c@d.co'), await kept()], ['bad-input', 'eve@example.org']);
  assert.deepEqual([await set(''), await kept()], ['done', undefined]);
  assert.equal(await set('eve@example.org', half), 'not-signed-in');
  assert.equal(await set('eve@example.org', { account, session: half.session }), 'not-signed-in');
});
