import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { fakeWorld, temporaryWorld } from '../../../../test/world/fake-world.ts';
import { posted } from '../../../../test/world/form-kinds.ts';
import { somePassword } from '../../../../test/world/people.ts';
import { signIn } from '../../../../test/world/signed-in.ts';
import { Refused } from '../../../core/errors.ts';
import type { Mail } from '../../../core/mail.ts';
import { makeApp } from '../../app.ts';

const PASSWORD = 'the boats leave at noon';

function house(t: TestContext, refuses = false) {
  const mails: Mail[] = [];
  const told: unknown[] = [];
  const { store } = temporaryWorld(t).world;
  const send = async (mail: Mail): Promise<void> => {
    if (refuses) throw new Refused('mail-away');
    mails.push(mail);
  };
  const log = { info: () => undefined, error: (...words: unknown[]) => told.push(words) };
  const world = fakeWorld(store, { mail: { send }, log });
  const app = makeApp(world);
  const post = async (address: string, fields: Record<string, string>) => app.request(address, posted(fields));
  const forget = (name: string) => post('/sign-in/forgotten', { name, once: '0'.repeat(32) });
  // The mails leave after the answer; everything they need is done some turns later.
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return { world, app, mails, told, post, forget, settled };
}

const grace = { name: 'Grace', email: 'Grace@example.org', password: somePassword };

test('whoever asks gets the same answer; the link goes by name or address, three times within the hour', async (t) => {
  const { world, mails, forget, settled } = house(t);
  await signIn(world, 'editor', { account: grace });
  await signIn(world, 'editor', { account: { name: 'Closed', email: 'closed@example.org', state: 'disabled' } });
  await signIn(world, 'editor', { account: { name: 'Mute', password: somePassword } });
  const bare = (text: string): string => text.replace(/name="(?:once|form-token)" value="\w+"/g, '');
  const answers: string[] = [];
  for (const name of ['grace', 'grace@EXAMPLE.org', 'Nobody', 'Closed', 'Mute', 'closed@example.org']) {
    const answer = await forget(name);
    assert.equal(answer.status, 200);
    answers.push(bare(await answer.text()));
    await settled();
  }
  assert.equal(new Set(answers).size, 1);
  assert.deepEqual(
    mails.map(({ to }) => to),
    ['Grace@example.org', 'Grace@example.org'],
  );
  for (const _ of [3, 4, 5]) await forget('Grace');
  await settled();
  assert.equal(mails.length, 3);
});

test('the link of the mail sets a password, once, and the second factor is still asked for', async (t) => {
  const { world, mails, forget, post, settled } = house(t);
  await signIn(world, 'editor', { account: { ...grace, totp: { secret: 'A'.repeat(32), lastStep: 1 } } });
  await forget('Grace');
  await settled();
  const path = /https:\/\/casebook\.example(\/welcome\/[\w-]{43})\n/.exec(mails[0]?.text ?? '')?.[1] ?? '';
  const answer = await post(path, { password: PASSWORD, again: PASSWORD });
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/sign-in/second']);
  assert.equal((await post(path, { password: PASSWORD, again: PASSWORD })).status, 404);
});

test('a mail server that is away changes no answer, and the log holds no address', async (t) => {
  const { world, told, forget, settled } = house(t, true);
  await signIn(world, 'editor', { account: grace });
  assert.equal((await forget('grace@example.org')).status, 200);
  await settled();
  assert.equal(told.length, 1);
  assert.doesNotMatch(String(told), /grace/i);
});

test('a site without mail says so, and one with mail leads there from where people sign in', async (t) => {
  const { world, app } = house(t);
  assert.match(await (await app.request('/sign-in')).text(), /href="\/sign-in\/forgotten"/);
  const without = makeApp({ ...world, mail: undefined });
  assert.doesNotMatch(await (await without.request('/sign-in')).text(), /forgotten/);
  assert.match(await (await without.request('/sign-in/forgotten')).text(), /sends no mail/);
  assert.equal((await without.request('/sign-in/forgotten', posted({ name: 'Grace' }))).status, 409);
});
