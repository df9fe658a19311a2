import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal, Refused } from './core/errors.ts';
import { addressOf, readSettings } from './settings.ts';

test('the public address is the origin of a site, and unset unless somebody sets it', () => {
  assert.equal(readSettings({}).url, undefined);
  assert.equal(readSettings({ CASEBOOK_URL: '' }).url, undefined);
  assert.equal(readSettings({ CASEBOOK_URL: 'https://cases.example.org/' }).url, 'https://cases.example.org');
  assert.equal(readSettings({ CASEBOOK_URL: 'http://Cases.example:8080' }).url, 'http://cases.example:8080');
});

for (const wrong of [
  'cases.example.org',
  'https://cases.example.org/casebook',
  'https://cases.example.org/?x=1',
  'https://cases.example.org/#top',
  'https://me:secret@cases.example.org',
  'javascript:alert(1)',
  'ftp://cases.example.org',
]) {
  test(`an address that citations could not carry is refused: ${wrong}`, () => {
    assert.throws(
      () => readSettings({ CASEBOOK_URL: wrong }),
      (error) => isRefusal(error, 'bad-command'),
    );
  });
}

test('what operators set is read, or refused by its name', () => {
  const { metricsPort, logsRequests, drainSeconds } = readSettings({});
  assert.deepEqual([metricsPort, logsRequests, drainSeconds], [undefined, false, 0]);
  const set = { CASEBOOK_METRICS_PORT: '0', CASEBOOK_LOG_REQUESTS: 'on', CASEBOOK_DRAIN_SECONDS: '15' };
  const read = readSettings(set);
  assert.deepEqual([read.metricsPort, read.logsRequests, read.drainSeconds], [0, true, 15]);
  const wrong = { ...set, CASEBOOK_METRICS_PORT: '-1', CASEBOOK_LOG_REQUESTS: 'yes', CASEBOOK_DRAIN_SECONDS: '999' };
  for (const [name, value] of Object.entries({ ...wrong, CASEBOOK_LOG: 'xml' })) {
    assert.throws(() => readSettings({ [name]: value }), new RegExp(`^Error: ${name}=${value} is not`), name);
  }
});

test('without it the server is named by where it listens; one that listens everywhere is on this machine', () => {
  assert.equal(addressOf('127.0.0.1', 8080), 'http://127.0.0.1:8080');
  assert.equal(addressOf('::1', 80), 'http://[::1]:80');
  assert.deepEqual([addressOf('0.0.0.0', 1), addressOf('::', 1)], ['http://localhost:1', 'http://localhost:1']);
});

const password = 'hunter2';

test('a PostgreSQL database takes the place of the data directory, with a replica beside it', () => {
  const { database, replica } = readSettings({ DATABASE_URL: '', DATABASE_REPLICA_URL: '' });
  assert.deepEqual([database, replica], [undefined, undefined]);
  for (const url of [
    `postgres://me:${password}@db.example:5432/casebook`,
    'postgresql:///casebook?host=/run/postgresql',
  ]) {
    const read = readSettings({ DATABASE_URL: url, DATABASE_REPLICA_URL: url });
    assert.deepEqual([read.database, read.replica], [url, url]);
  }
});

for (const wrong of [
  { DATABASE_URL: `mysql://me:${password}@db.example/casebook` },
  { DATABASE_URL: `me:${password}@db.example/casebook` },
  { DATABASE_URL: `postgres://me:${password}@db.example` },
  { DATABASE_URL: `postgres://me:${password}@db.example/` },
  { DATABASE_URL: `postgres://me:${password}@db.example:port/casebook` },
  { DATABASE_URL: 'postgres:casebook', DATABASE_REPLICA_URL: password },
  { DATABASE_REPLICA_URL: `postgres://me:${password}@db.example/casebook` },
]) {
  const said = Object.values(wrong).join(' ').replaceAll(password, '...');
  test(`an address of a database that cannot be meant is refused without its password: ${said}`, () => {
    assert.throws(
      () => readSettings(wrong),
      (error) =>
        error instanceof Refused && /^DATABASE_\w*URL/.test(error.message) && !error.message.includes(password),
    );
  });
}

test('an address where a directory belongs is refused without its password', () => {
  for (const place of [`postgres://me:${password}@db.example/casebook`, `mysql://me:${password}@db.example/casebook`])
    assert.throws(
      () => readSettings({ CASEBOOK_DATA: place }),
      (error) =>
        isRefusal(error, 'bad-command') && /DATABASE_URL\.$/.test(String(error)) && !String(error).includes(password),
    );
  assert.match(readSettings({ CASEBOOK_DATA: './a:b' }).data, /\/a:b$/);
});

test('jobs run beside the pages unless that is switched off, and backups are made only where there is a place', () => {
  assert.deepEqual([readSettings({}).works, readSettings({}).backups], [true, undefined]);
  assert.equal(readSettings({ CASEBOOK_WORK: 'off' }).works, false);
  assert.deepEqual(readSettings({ CASEBOOK_BACKUPS: '/backups' }).backups, { directory: '/backups', kept: 7 });
  const kept = readSettings({ CASEBOOK_BACKUPS: '/backups', CASEBOOK_BACKUPS_KEEP: '30' }).backups?.kept;
  assert.equal(kept, 30);
  const wrong = [{ CASEBOOK_WORK: 'no' }, { CASEBOOK_BACKUPS_KEEP: '0' }, { CASEBOOK_BACKUPS_KEEP: 'all' }];
  for (const environment of wrong)
    assert.throws(
      () => readSettings(environment),
      (error) => error instanceof Refused && /^CASEBOOK_\w+=\w+ is not .*\.$/.test(error.message),
      JSON.stringify(environment),
    );
});

test('mail is sent where a server and a sender are set, and a wrong one is refused without its password', () => {
  const CASEBOOK_MAIL_FROM = 'casebook@example.org';
  assert.equal(readSettings({ CASEBOOK_SMTP_URL: '', CASEBOOK_MAIL_FROM: '' }).mail, undefined);
  const read = readSettings({ CASEBOOK_SMTP_URL: `smtps://me:${password}@mail.example.org`, CASEBOOK_MAIL_FROM }).mail;
  assert.deepEqual([read?.host, read?.port, read?.password], ['mail.example.org', 465, password]);
  for (const environment of [
    { CASEBOOK_SMTP_URL: `http://me:${password}@mail.example.org`, CASEBOOK_MAIL_FROM },
    { CASEBOOK_SMTP_URL: `smtps://me:${password}@mail.example.org` },
    { CASEBOOK_MAIL_FROM },
  ])
    assert.throws(
      () => readSettings(environment),
      (error) => isRefusal(error, 'bad-command') && !String(error).includes(password),
    );
});

test('a sign-in provider is set by three words together, and refused without its secret', () => {
  const set = { CASEBOOK_OIDC_ISSUER: 'https://login.example.org', CASEBOOK_OIDC_CLIENT: 'casebook' };
  const CASEBOOK_OIDC_SECRET = password;
  assert.equal(readSettings({ CASEBOOK_OIDC_ISSUER: '', CASEBOOK_OIDC_CLIENT: '' }).openid, undefined);
  const read = readSettings({ ...set, CASEBOOK_OIDC_SECRET }).openid;
  assert.deepEqual(read, { issuer: 'https://login.example.org', client: 'casebook', secret: password });
  for (const environment of [
    set,
    { CASEBOOK_OIDC_SECRET },
    { ...set, CASEBOOK_OIDC_SECRET, CASEBOOK_OIDC_ISSUER: `https://me:${password}@login.example.org` },
  ])
    assert.throws(
      () => readSettings(environment),
      (error) => isRefusal(error, 'bad-command') && !String(error).includes(password),
    );
});
