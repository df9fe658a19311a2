import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAddress, isOtherAddress, placeName } from './place-name.ts';

test('an address is told from a directory', () => {
  for (const place of ['postgres://a/b', 'postgresql:///b', 'POSTGRES://a']) assert.ok(isAddress(place), place);
  for (const place of ['./data', '/srv/postgres', 'postgres', '']) assert.ok(!isAddress(place), place);
});

test('an address of something else is neither', () => {
  for (const place of ['postgress://a/b', 'mysql://a', 'HTTPS://a/b', 'file:///srv/data'])
    assert.ok(isOtherAddress(place) && !isAddress(place), place);
  for (const place of ['postgres://a/b', './data', '/srv/a:b', 'C:/data', 'data'])
    assert.ok(!isOtherAddress(place), place);
});

test('an address is shown without its password, wherever that stands', () => {
  assert.equal(placeName('postgres://anna:geheim@db.example:5433/cases'), 'postgres://anna@db.example:5433/cases');
  assert.equal(placeName('postgresql://db.example/cases?password=geheim&user=anna'), 'postgresql://db.example/cases');
  assert.equal(placeName('postgres:///cases?host=/run/postgresql'), 'postgres:///cases');
  assert.equal(placeName('postgres://anna:geh eim@['), 'postgres://...');
  assert.equal(placeName('./data'), './data');
});
