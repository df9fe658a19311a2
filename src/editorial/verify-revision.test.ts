import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOf, says } from '../../test/world/records.ts';
import { seal } from '../../test/world/sealed.ts';
import { commitmentOf } from '../core/canonical.ts';
import type { HeldRow } from '../core/held-tables.ts';
import type { DocumentHead } from '../core/ports.ts';
import { leadsAsSaid, lookAtRevision, referencesIn } from './verify-revision.ts';

const document = recordOf('CB-1', [
  says('operator', 'E-1', { cites: ['S-1', 'S-2'] }),
  says('related', { record: 'CB-9', relation: 'same-system' }),
]);

function row(change: HeldRow = {}): HeldRow {
  const { body, canonical, salt, commitment } = seal(document);
  const { number, time, state, reason, credit } = body;
  const columns = { id: 'CB-1', number, seq: 1, time, state, reason, credit };
  return { ...columns, canonical, salt: Buffer.from(salt).toString('hex'), commitment, ...change };
}

// What somebody would store who can also count a commitment.
function sealedAnew(canonical: string): HeldRow {
  const { salt, ...rest } = row();
  return {
    ...rest,
    salt: salt ?? '',
    canonical,
    commitment: commitmentOf(Buffer.from(String(salt), 'hex'), canonical),
  };
}

test('a revision that nobody touched is in order', () => {
  const { body, faults } = lookAtRevision(row());
  assert.deepEqual(faults, []);
  assert.equal(body?.document.id, 'CB-1');
});

const { canonical } = seal(document);
const cases: readonly (readonly [what: string, row: HeldRow, says: RegExp])[] = [
  ['a changed commitment', row({ commitment: '0'.repeat(64) }), /^does not fit its commitment$/],
  ['a short salt', row({ salt: '00' }), /a salt that is not 32 bytes/],
  ['no JSON', sealedAnew('{'), /^does not hold a revision$/],
  ['JSON of something else', sealedAnew('[]'), /^does not hold a revision$/],
  ['other white space', sealedAnew(`${canonical} `), /^is not in canonical form$/],
  ['another order of keys', sealedAnew(`{"time":"t",${canonical.slice(1)}`), /^is not in canonical form$/],
  ['another reason', row({ reason: 'Nothing to see' }), /^says another reason than history shows$/],
  ['another time', row({ time: '2020' }), /^says another time than history shows$/],
  ['another number', row({ number: 2 }), /^says another number than history shows$/],
  ['another state', row({ state: 'withdrawn' }), /^says another state than history shows$/],
  ['another credit', row({ credit: 'Me' }), /^says another credit than history shows$/],
  ['another document', row({ id: 'CB-2' }), /^holds another document$/],
  ['another kind of document', row({ id: 'S-1' }), /^holds another document$/],
];

for (const [what, changed, says] of cases) {
  test(`is found out: ${what}`, () => {
    const { faults } = lookAtRevision(changed);
    assert.ok(
      faults.some((fault) => says.test(fault)),
      faults.join(),
    );
  });
}

test('only the newest revision must lead where the document leads', () => {
  const { body } = seal(document, 2, { state: 'merged', mergedInto: 'CB-3' });
  const head = { id: 'CB-1', kind: 'record', state: 'merged', revision: 2, seq: 1, mergedInto: 'CB-3' } as DocumentHead;
  assert.ok(leadsAsSaid(head, body));
  assert.ok(leadsAsSaid({ ...head, revision: 3, mergedInto: 'CB-4' }, body));
  assert.ok(!leadsAsSaid({ ...head, mergedInto: 'CB-4' }, body));
});

test('a record refers to its entities, its sources and its relatives; a source to nothing', () => {
  assert.deepEqual([...referencesIn(document)].sort(), ['CB-9', 'E-1', 'S-1', 'S-2']);
  assert.deepEqual(referencesIn({ schema: 'casebook.source/1', id: 'S-1', title: 'A' }), []);
});
