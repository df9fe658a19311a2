import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityBook } from './entities/entity-book.ts';
import { editedNote, veilOf } from './entities/withhold.ts';
import { addNames, addText, rowWork } from './row-work.ts';

const terms = { licence: 'CC-BY-4.0', attribution: 'Somebody' };
const place = { line: 4, column: 'Deployer' };
const started = () =>
  rowWork({ book: entityBook(), veil: veilOf(['Tindra Quillfeather']) }, { by: 'Editors', terms }, []);

test('a role column gives entities, stand-ins for private persons and reasons for nobody', () => {
  const work = started();
  addNames(work, 'operator', { place, raws: ['Quorble  Systems Ltd.', 'Tindra Quillfeather', 'unknown'] });
  const statements = work.gathered.citing(['S']);
  assert.deepEqual(
    statements.map(({ value, unknown, raw }) => unknown ?? [value, raw]),
    [['organisation:quorble system', 'Quorble  Systems Ltd.'], ['group:person private', undefined], 'unknown'],
  );
  assert.equal(work.entities.size, 2);
  assert.deepEqual([work.names, work.withheld], [['Tindra Quillfeather'], [place]]);
  assert.ok(!/quillfeather/i.test(JSON.stringify([statements, [...work.entities]])));
});

test('a text says that it was changed, and only then', () => {
  const work = started();
  assert.equal(addText(work, { field: 'title', value: 'Of Tindra Quillfeather' }, place), 'Of [a private person]');
  addText(work, { field: 'purpose', value: 'Nothing' }, place);
  assert.deepEqual(
    work.gathered.citing([]).map(({ note }) => note),
    [editedNote, undefined],
  );
  assert.equal(work.withheld.length, 1);
});
