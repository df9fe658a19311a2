import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityOf, lacks, recordOf, says, sourceOf } from '../../test/world/records.ts';
import { field } from './fields.ts';
import { withheldName } from './privacy.ts';
import { entitiesNamed, isWhollyPublic, publicEntity, publicRecord, publicSource } from './public.ts';
import { faultsOf } from './record.ts';

const acme = entityOf('E-1', 'Acme');
const jane = entityOf('E-2', 'Jane Qwertz', { kind: 'private-person' });
const john = entityOf('E-3', 'John Qwertz', { kind: 'private-person' });
const entities = new Map([acme, jane, john].map((entity) => [entity.id, entity]));

test('a record without secrets leaves whole, and its bytes may follow', () => {
  const record = recordOf('CB-1', [says('operator', 'E-1'), lacks('system', 'not-disclosed')]);
  assert.deepEqual(JSON.parse(JSON.stringify(publicRecord(record, entities))), record);
  assert.equal(isWhollyPublic(record, entities), true);
  assert.deepEqual(entitiesNamed(record), ['E-1']);
});

test('a private person leaves no id, no note and no wording, and several stand as one', () => {
  const more = { note: 'Jane Qwertz of Leiden', raw: 'Jane', by: 'Jane Qwertz', cites: ['S-1'] };
  const record = recordOf('CB-1', [says('operator', 'E-2', more), says('operator', 'E-3', { cites: ['S-1'] })]);
  const open = publicRecord(record, entities);
  assert.deepEqual(
    open.statements.slice(2).map(({ unknown, note }) => [unknown, note]),
    [['not-disclosed', withheldName]],
  );
  assert.doesNotMatch(JSON.stringify(open), /E-2|E-3|Jane|John|Leiden/);
  assert.deepEqual(faultsOf(JSON.parse(JSON.stringify(open))), []);
  assert.equal(isWhollyPublic(record, entities), false);
});

test('an entity that cannot be found counts as a private person', () => {
  const open = publicRecord(recordOf('CB-1', [says('developer', 'E-9')]), entities);
  assert.equal(open.statements.at(-1)?.note, withheldName);
});

test("an editors' field never leaves, and takes the bytes with it", (t) => {
  const place = field('place') as { visible?: 'editors' };
  place.visible = 'editors';
  t.after(() => delete place.visible);
  const record = recordOf('CB-1', [says('place', 'A safe house')]);
  assert.doesNotMatch(JSON.stringify(publicRecord(record, entities)), /safe house/);
  assert.equal(isWhollyPublic(record, entities), false);
});

test('a key that nobody has decided about stays inside', () => {
  const extra = { secret: 'x-secret' } as object;
  const record = { ...recordOf('CB-1', [{ ...says('place', 'Leiden'), ...extra }]), ...extra };
  assert.doesNotMatch(JSON.stringify(publicRecord(record, entities)), /x-secret/);
  assert.doesNotMatch(JSON.stringify(publicSource({ ...sourceOf('S-1'), ...extra })), /x-secret/);
  assert.doesNotMatch(JSON.stringify(publicEntity({ ...acme, ...extra, kindReason: 'x-secret' })), /x-secret/);
});

test('a withheld source gives its reason in place of title, author and address', () => {
  const source = sourceOf('S-1', { author: 'A. Author', withheld: 'names a victim', publisher: 'Evening Post' });
  const open = publicSource(source);
  assert.deepEqual([open.title, open.author, open.url], [undefined, undefined, undefined]);
  assert.deepEqual([open.withheld, open.publisher], ['names a victim', 'Evening Post']);
});

test('a private person has no public shape', () => {
  assert.equal(publicEntity(jane), undefined);
  assert.equal(publicEntity(undefined), undefined);
  assert.equal(publicEntity(acme)?.names[0]?.text, 'Acme');
});

test('quotes and doubts leave with their statement; the answer of a private person stays inside', () => {
  const quoted = says('place', 'Lyon', {
    cites: ['S-1'],
    quotes: [{ source: 'S-1', text: 'in Lyon' }],
    disputed: 'No.',
  });
  const reply = (entity: string) => says('reply', { kind: 'other', entity, text: 'We did not.', concerns: [] });
  const record = recordOf('CB-1', [quoted, reply('E-1'), reply('E-2')]);
  assert.deepEqual(entitiesNamed(record), ['E-1', 'E-2']);
  const open = JSON.parse(JSON.stringify(publicRecord(record, entities).statements.slice(2)));
  assert.deepEqual(open.slice(0, 2), record.statements.slice(2, 4));
  assert.deepEqual([open[2].unknown, open[2].note], ['not-disclosed', withheldName]);
});
