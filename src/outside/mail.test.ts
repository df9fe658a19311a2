import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailerTo, mailServer } from '../../test/world/mail-server.ts';
import { isRefusal, Refused } from '../core/errors.ts';

const to = 'reader@example.org';

test('a mail arrives with its words, and with what ends such mail by one click', async (t) => {
  const { port, arrived } = await mailServer(t);
  const unsubscribe = 'https://casebook.example/follow/stop/abc';
  await mailerTo(port).send({ to, subject: 'Überwachung', text: 'Größe 深网视界\n.\nEnd', unsubscribe });
  const [mail] = arrived;
  assert.equal(mail?.to, to);
  assert.equal(mail.text.trim(), 'Größe 深网视界\n.\nEnd');
  const { headers } = mail;
  assert.equal(headers.get('list-unsubscribe'), `<${unsubscribe}>`);
  assert.equal(headers.get('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
  assert.equal(headers.get('auto-submitted'), 'auto-generated');
  assert.match(headers.get('from') ?? '', /^Casebook <casebook@casebook\.example>$/);
});

test('no header can be put into a mail by what stands in it', async (t) => {
  const { port, arrived } = await mailServer(t);
  const mailer = mailerTo(port);
  const planted = 'x\r\nBcc: other@example.org\u2028X-Planted: 1\r\n\r\nbody\u0000';
  await mailer.send({ to, subject: planted, text: 'a' });
  assert.deepEqual(
    [arrived[0]?.to, arrived[0]?.headers.has('bcc'), arrived[0]?.headers.has('x-planted')],
    [to, false, false],
  );
  for (const wrong of [
    `${to}\r\nRCPT TO:<o@example.org>`,
    `a@example.org, ${to}`,
    `<${to}>`,
    `"a b"@example.org`,
    'a@b',
    '@example.org',
  ])
    await assert.rejects(mailer.send({ to: wrong, subject: 'a', text: 'a' }), (error) =>
      isRefusal(error, 'no-such-mailbox'),
    );
  for (const unsubscribe of ['https://a.example/>\r\nX: 1', 'mailto:a@example.org', 'https://a.example/ b'])
    await assert.rejects(mailer.send({ to, subject: 'a', text: 'a', unsubscribe }), /no address/);
  assert.equal(arrived.length, 1);
});

test('what a server says of a mailbox is told without the address', async (t) => {
  const codes: Record<string, number> = { 'gone@example.org': 550, 'later@example.org': 451, 'full@example.org': 552 };
  const { port, arrived } = await mailServer(t, { refuse: (address) => codes[address] });
  const outcome = async (address: string) => {
    const error: unknown = await mailerTo(port)
      .send({ to: address, subject: 'a', text: 'a' })
      .catch((thrown: unknown) => thrown);
    assert.ok(error instanceof Refused);
    assert.ok(!`${error.stack}${JSON.stringify(error)}${String(error.cause)}`.includes('example.org'));
    return error.problem.code;
  };
  assert.equal(await outcome('gone@example.org'), 'no-such-mailbox');
  assert.equal(await outcome('later@example.org'), 'mail-away');
  assert.equal(arrived.length, 0);
});

test('a server that is not there is away', async (t) => {
  const { port, close } = await mailServer(t);
  await close();
  await assert.rejects(mailerTo(port).send({ to, subject: 'a', text: 'a' }), (error) => isRefusal(error, 'mail-away'));
});

test('TLS is as the address says: from the first byte, before anything is said, and only with a name that is proven', async (t) => {
  const mail = { to, subject: 'a', text: 'a' };
  const first = await mailServer(t, { tls: 'first', password: 'pass word' });
  const address = `smtps://me:pass%20word@127.0.0.1:${first.port}`;
  await assert.rejects(mailerTo(first.port, { address }).send(mail), (error) => isRefusal(error, 'mail-away'));
  const never = await mailServer(t, { tls: 'never' });
  // By this name the machine is not known as itself, so that nothing is said in the open.
  const named = `smtp://[::ffff:127.0.0.1]:${never.port}`;
  await assert.rejects(mailerTo(never.port, { address: named }).send(mail), (error) => isRefusal(error, 'mail-away'));
  await mailerTo(never.port, { address: `${named}?tls=off` }).send(mail);
  assert.deepEqual([first.arrived.length, never.arrived.length], [0, 1]);
});
