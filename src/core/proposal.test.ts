import assert from 'node:assert/strict';
import { test } from 'node:test';
import { says } from '../../test/world/records.ts';
import { issuesOf, keysNamed, provisionalIds, sourceTitle, withNewIds } from './proposal.ts';

const quotes = [{ source: 'new-1', text: 'by Beta' }];
const after = says('operator', 'new-2', { cites: ['S-1', 'new-1'], quotes });
const edit = {
  changes: [{ field: 'operator' as const, after }],
  sources: [{ key: 'new-1', url: 'https://www.news.example/a?b' }],
  entities: [{ key: 'new-2', name: 'Beta' }],
};

test('keys become ids wherever a statement names them', () => {
  const ids = new Map([
    ['new-1', 'S-7'],
    ['new-2', 'E-8'],
  ]);
  assert.deepEqual([...keysNamed(edit.changes)], ['S-1', 'new-1', 'new-2']);
  const [made] = withNewIds(edit.changes, ids);
  assert.deepEqual(made?.after, {
    ...after,
    value: 'E-8',
    cites: ['S-1', 'S-7'],
    quotes: [{ source: 'S-7', text: 'by Beta' }],
  });
  const reply = says('reply', { kind: 'other', entity: 'new-2', text: 'No.', concerns: [] });
  const [answer] = withNewIds([{ field: 'reply', after: reply }], ids);
  assert.deepEqual(answer?.after?.value, { kind: 'other', entity: 'E-8', text: 'No.', concerns: [] });
});

test('changes are checked with provisional ids, which no document has', () => {
  assert.deepEqual(issuesOf(edit), []);
  assert.ok([...provisionalIds(edit).values()].every((id) => /^[SE]-9\d{12}$/.test(id)));
  assert.deepEqual(
    issuesOf({ ...edit, sources: [] }).map(({ path }) => path.slice(0, 4)),
    [
      ['changes', 0, 'after', 'cites'],
      ['changes', 0, 'after', 'quotes'],
    ],
  );
});

test('a source without a title is called by where it stands', () => {
  assert.equal(sourceTitle({ key: 'new-1', url: 'https://www.news.example/a?b' }), 'news.example/a');
  assert.equal(sourceTitle({ key: 'new-1', url: 'https://news.example/' }), 'news.example');
  assert.equal(sourceTitle({ key: 'new-1', url: 'https://news.example/', title: 'A study' }), 'A study');
});
