import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { acmeId, acmeOnRecord } from '../../test/world/responses.ts';
import { isRefusal } from '../core/errors.ts';
import { addressOfFollowed, followedAt, nameOfFollowed } from './followed.ts';

const one = (address: string) => {
  const followed = followedAt(address);
  return followed && addressOfFollowed(followed);
};

test('an address that shows something to follow has one form, and no other address is followed', () => {
  for (const address of [
    '/records/CB-1',
    '/entities/E-7',
    '/records',
    '/corrections',
    '/records?q=face+recognition&country=CN&country=NO',
  ])
    assert.equal(one(address), address);
  assert.equal(one('/records?page=2&sort=changed'), '/records');
  assert.equal(one('/records?country=CN&q=%20face%20&sort=newest&all=country'), '/records?q=face&country=CN');
  const wrong = [
    '',
    'records',
    '/',
    '/desk',
    '/records/cb-1',
    '/records/CB-1/history',
    '/entities/E-0',
    '/sources/S-1',
    '//evil.example/records',
  ];
  const more = [
    `/records?q=${'a'.repeat(1_000)}`,
    '/records\r\n',
    `/records?${'country=CN&country=NO&'.repeat(2)}${Array.from({ length: 21 }, (_, at) => `country=${at}`).join('&')}`,
  ];
  assert.deepEqual(
    [...wrong, ...more].flatMap((address) => one(address) ?? []),
    [],
  );
});

test('what is followed is called as its page is, and what is not public has no name', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  const acme = await acmeId(world);
  const [card] = await world.store.cards(['CB-1']);
  const name = async (address: string) => {
    const followed = followedAt(address);
    assert.ok(followed);
    return nameOfFollowed(world.store, followed);
  };
  assert.equal(await name('/records/CB-1'), `${card?.title} (CB-1)`);
  assert.equal(await name(`/entities/${acme}`), 'Acme Vision');
  const found = 'Records found by “face”, Country: China, Operator: Acme Vision or unknown';
  const known = await name(`/records?q=face&country=CN&operator=${acme}&operator=E-999`);
  assert.deepEqual(known.split(', ').toSorted(), found.split(', ').toSorted());
  assert.equal(await name('/records'), 'New records');
  for (const hidden of ['/records/CB-9', '/entities/E-999'])
    await assert.rejects(name(hidden), (error) => isRefusal(error, 'not-found'));
});
