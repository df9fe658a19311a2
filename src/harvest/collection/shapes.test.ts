import { test } from 'node:test';
import { refusedAs, replaced, smallFiles } from '../../../test/world/small-collection.ts';

test('what does not fit the shape is refused with its line and name', () => {
  refusedAs(replaced('collection.yaml', 'licence: CC-BY-4.0\n', ''), /^collection\.yaml, line 1: licence: /);
  refusedAs(
    { 'collection.yaml': `${smallFiles['collection.yaml']}editor: me\n` },
    /^collection\.yaml, line 1: the file: .*"editor"/,
  );
  refusedAs(replaced('entities.yaml', 'kind: group', 'kind: crowd'), /^entities\.yaml, line 5: kind: /);
  refusedAs(
    replaced('records/ridge.yaml', 'language: nl', 'language: Dutch tongue'),
    'records/ridge.yaml, line 2: language is not a BCP 47 language tag.',
  );
  refusedAs(
    replaced('records/ridge.yaml', 'https://news.example/1', 'javascript:alert(1)'),
    /^records\/ridge\.yaml, line 4: url: /,
  );
});
