import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteFile, everyOf } from '../../../test/world/byte-files.ts';
import { publicRecordOf } from '../../../test/world/fake-records.ts';
import { entityOf, lacks, says, sourceOf } from '../../../test/world/records.ts';
import { formats } from '../../publish/formats.ts';
import { readLongTable } from './read-long-table.ts';

const whole = publicRecordOf(
  [
    says('place', '=1+1, \'quoted\' and "so"', {
      cites: ['S-2', 'S-1'],
      note: '-5 degrees',
      raw: "'@here",
      lang: 'en',
    }),
    says(
      'people_affected',
      { amount: 5 },
      { by: '+31 Group', quotes: [{ source: 'S-1', text: 'a; b' }], cites: ['S-1'] },
    ),
    lacks('developer', 'unknown', { disputed: '=maybe' }),
    says('operator', 'E-1'),
  ],
  { sources: [sourceOf('S-1'), sourceOf('S-2', { title: '=SUM(A1)' })], entities: [entityOf('E-1', '@Acme')] },
);

type Item = {
  readonly document: { readonly id: string };
  readonly sources: readonly { readonly id: string }[];
  readonly entities: readonly unknown[];
};

async function* records() {
  yield whole;
  yield { ...whole, id: 'CB-2', document: { ...whole.document, id: 'CB-2' } };
}

const written = async (): Promise<string> =>
  Buffer.concat(await everyOf(formats['csv-long'].write(records()))).toString();
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('the rows of a record become that record again, whatever its cells begin with', async () => {
  const lines = await everyOf(readLongTable(byteFile(await written())));
  const [first, second] = lines.map((line) => plain('item' in line ? line.item : line) as Item);
  assert.deepEqual(first?.document, plain(whole.document));
  assert.deepEqual(first?.sources.map(({ id }) => id).sort(), ['S-1', 'S-2']);
  assert.deepEqual(first?.entities, plain(whole.entities));
  assert.equal(second?.document.id, 'CB-2');
});

test('another table is refused with the column that it lacks', async () => {
  await assert.rejects(everyOf(readLongTable(byteFile('id,title\r\nCB-1,x\r\n'))), /no column "record"/);
});

test('a cell that should hold JSON and does not costs its record only', async () => {
  const broken = (await written()).replace('"{""amount"":5}"', '{');
  const lines = await everyOf(readLongTable(byteFile(broken)));
  assert.deepEqual(
    lines.map((line) => ('refused' in line ? line.refused : 'read')),
    ['A cell of CB-1 that should hold JSON does not.', 'read'],
  );
});
