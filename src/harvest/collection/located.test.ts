import { test } from 'node:test';
import { refusedAs } from '../../../test/world/small-collection.ts';

test('broken YAML is refused with its line', () => {
  refusedAs(
    { 'records/harbour.yaml': 'key: harbour\nlanguage: [en\nsources: {}\n' },
    /^records\/harbour\.yaml, line \d+: .+\.$/,
  );
  refusedAs({ 'entities.yaml': '- key: a\n\tkind: group\n' }, /^entities\.yaml, line 2: /);
  refusedAs({ 'entities.yaml': '- key: acme\n  key: acme\n' }, /^entities\.yaml, line 2: Map keys must be unique/);
});

test('a file that would blow up is refused with a sentence', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x,x]',
    'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]',
    'c: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]',
  ];
  refusedAs({ 'collection.yaml': `${bomb.join('\n')}\n` }, /^collection\.yaml: .*alias/i);
  refusedAs({ 'collection.yaml': 'a: *nobody\n' }, /^collection\.yaml.*alias/i);
  refusedAs({ 'collection.yaml': '['.repeat(200_000) }, /^collection\.yaml/);
});
