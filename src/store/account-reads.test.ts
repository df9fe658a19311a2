import assert from 'node:assert/strict';
import { testOverEngines } from '../../test/world/engines.ts';
import { accountOf } from '../../test/world/items.ts';
import type { Account } from '../core/account.ts';

const passkey = (id: string) => ({
  id,
  publicKey: 'cHVi',
  counter: 3,
  transports: ['usb'],
  label: 'Key',
  day: '2026-03-01',
});

testOverEngines('an account is found by what it signs in with', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  const full: Account = accountOf('U-1', {
    ...{ name: 'Zoë', email: 'zoe@example.org', password: '$argon2id$x', openid: 'https://id.example|7' },
    ...{ totp: { secret: 'ABC', lastStep: 12 }, passkeys: [passkey('one'), passkey('two')] },
  });
  const plain = accountOf('U-2', { role: 'contributor', state: 'invited', passkeys: [passkey('three')] });
  await store.transaction(async (tx) => {
    await tx.putAccount(full, 0);
    await tx.putAccount(plain, 0);
  });
  assert.deepEqual(await store.account('U-1'), full);
  assert.deepEqual(await store.accountNamed(' ZOE\u0308 '), full);
  assert.deepEqual(await store.accountOfOpenid('https://id.example|7'), full);
  assert.deepEqual(await store.accounts(), [plain, full]);
  assert.deepEqual([await store.accountNamed('zo'), await store.account('u-1')], [undefined, undefined]);
});

testOverEngines('the audit is read from its end, also by who and what', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  const line = (hour: number, actor: string, action = 'publish') =>
    ({ time: `2026-03-01T0${hour}:00:00.000Z`, actor, action, outcome: 'done' }) as const;
  await store.transaction(async (tx) => {
    await tx.audit({ ...line(1, 'U-1'), target: 'CB-1' });
    await tx.audit(line(2, 'U-2'));
    await tx.audit(line(3, 'U-1', 'withdraw'));
    await tx.audit({ ...line(4, 'reader', 'send'), time: '2026-03-02', place: -77 });
    await tx.audit(line(5, 'U-1'));
  });
  const slice = { limit: 10, offset: 0 };
  const told = async (more: { actor?: string; action?: string; offset?: number; limit?: number }) => {
    const { total, lines } = await store.auditLines({ ...slice, ...more });
    return [total, ...lines.map(({ n }) => n)];
  };
  assert.deepEqual(await told({}), [5, -77, 4, 3, 2, 1]);
  assert.deepEqual(await told({ actor: 'U-1' }), [3, 4, 3, 1]);
  assert.deepEqual(await told({ actor: 'U-1', action: 'publish', offset: 1 }), [2, 1]);
  const { lines } = await store.auditLines({ limit: 1, offset: 4 });
  assert.deepEqual(lines, [{ n: 1, ...line(1, 'U-1'), target: 'CB-1' }]);
});
