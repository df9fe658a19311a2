import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMailServer } from './mail-server.ts';

test('a mail server is read from its address', () => {
  const from = 'casebook@example.org';
  const read = (address: string) => readMailServer(address, from);
  const secure = {
    host: 'mail.example.org',
    port: 465,
    secure: true,
    plain: false,
    from,
    user: 'me@x',
    password: 'p/w',
  };
  assert.deepEqual(read('smtps://me%40x:p%2Fw@mail.example.org'), secure);
  const flags = (address: string) => {
    const { port, secure: isSecure, plain } = read(address) ?? {};
    return [port, isSecure, plain];
  };
  assert.deepEqual(flags('smtp://mail.example.org'), [587, false, false]);
  assert.deepEqual(flags('smtp://mail.example.org:25/?tls=off'), [25, false, true]);
  assert.deepEqual(flags('smtp://localhost:1025'), [1025, false, true]);
  for (const host of ['127.0.0.1', '[::1]', 'localhost']) assert.equal(read(`smtp://${host}`)?.plain, true, host);
  for (const host of ['127.evil.example', '127.0.0.1.evil.example', 'localhost.example'])
    assert.equal(read(`smtp://u:p@${host}`)?.plain, false, host);
  for (const wrong of [
    '',
    'mail.example.org',
    'http://a.example',
    'smtp://',
    'smtp://a.example/x',
    'smtp://a.example?tls=no',
    'smtps://a.example?tls=off',
  ])
    assert.equal(read(wrong), undefined, wrong);
  assert.equal(readMailServer('smtp://a.example', 'Casebook <a@b.co>'), undefined);
});
