import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { test } from 'node:test';
import { accountOf } from '../../test/world/items.ts';
import { askToMake, askToUse, passkeyMade, passkeyUsed } from './passkey.ts';

const asked = { site: 'https://casebook.example', challenge: 'a'.repeat(43) };
const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const digest = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

// A public key as authenticators give it (COSE, ES256), written out by hand.
function coseKey(key: KeyObject): string {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const head = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
  return url(
    Buffer.concat([
      Buffer.from(head),
      Buffer.from(x, 'base64url'),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, 'base64url'),
    ]),
  );
}

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const passkey = {
  id: 'a2V5',
  publicKey: coseKey(publicKey),
  counter: 3,
  transports: [],
  label: 'x',
  day: '2026-01-01',
};
const account = accountOf('U-1', { passkeys: [passkey] });

type Signed = {
  readonly challenge?: string;
  readonly origin?: string;
  readonly flags?: number;
  readonly counter?: number;
};

// What an authenticator answers; flags: 1 somebody was there, 4 and it was the owner.
function answerOf({ challenge = asked.challenge, origin = asked.site, flags = 5, counter = 4 }: Signed = {}): string {
  const clientDataJSON = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin }));
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  const data = Buffer.concat([digest('casebook.example'), Buffer.from([flags]), count]);
  const signature = sign('sha256', Buffer.concat([data, digest(clientDataJSON)]), privateKey);
  const response = { clientDataJSON: url(clientDataJSON), authenticatorData: url(data), signature: url(signature) };
  return JSON.stringify({ id: 'a2V5', rawId: 'a2V5', type: 'public-key', clientExtensionResults: {}, response });
}

test('a passkey that signed what was asked is known, with its new counter', async () => {
  assert.deepEqual(await passkeyUsed(asked, account, answerOf()), { passkey: 'a2V5', counter: 4 });
});

test('another challenge, another site, nobody known to be there, an old counter or a foreign key are refused', async () => {
  const wrong: readonly Signed[] = [
    { challenge: 'b'.repeat(43) },
    { origin: 'https://casebook.example.evil.test' },
    { flags: 1 },
    { counter: 3 },
  ];
  for (const one of wrong)
    assert.equal(await passkeyUsed(asked, account, answerOf(one)), undefined, JSON.stringify(one));
  assert.equal(await passkeyUsed(asked, accountOf('U-2'), answerOf()), undefined);
  const { publicKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const foreign = accountOf('U-1', { passkeys: [{ ...passkey, publicKey: coseKey(other) }] });
  assert.equal(await passkeyUsed(asked, foreign, answerOf()), undefined);
});

test('what is no answer at all is refused', async () => {
  for (const text of ['', '{}', 'null', '[', answerOf().replace('public-key', 'other')]) {
    assert.equal(await passkeyUsed(asked, account, text), undefined, text);
    assert.equal(await passkeyMade(asked, text), undefined, text);
  }
});

test('owners are asked to show that it is them, on this site, and no key is made twice', async () => {
  const make = JSON.stringify(await askToMake(asked, account));
  assert.match(make, /"userVerification":"required"/);
  assert.match(make, /"rp":\{"name":"Casebook","id":"casebook\.example"\}/);
  assert.match(make, /"excludeCredentials":\[\{"id":"a2V5"/);
  const use = JSON.stringify(await askToUse(asked, account));
  assert.match(use, /"userVerification":"required"/);
  assert.match(use, new RegExp(`"challenge":"${asked.challenge.slice(0, 42)}`));
});
