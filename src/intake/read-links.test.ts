import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maxLinks, readLinks } from './read-links.ts';

test('addresses one per line, each once; https where no scheme is written', () => {
  const typed =
    ' https://example.org/a \r\n\r\nhttp://example.org/b?x=1\nwww.example.org/c\nhttps://example.org/a\nmünchen.de';
  assert.deepEqual(readLinks(typed), {
    links: ['https://example.org/a', 'http://example.org/b?x=1', 'https://www.example.org/c', 'https://münchen.de'],
  });
  assert.deepEqual(readLinks('  \n '), { links: [] });
});

test('what is no page of the web is refused, and the sentence names the line', () => {
  const refused = [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org/a',
    'file:///etc/passwd',
    'https://user:secret@example.org/',
    'see example.org and others',
    '=HYPERLINK("https://example.org")',
    'https://',
  ];
  for (const line of refused) {
    const read = readLinks(`https://example.org/fine\n${line}`);
    assert.ok('fault' in read && read.fault.includes(line.slice(0, 30)), line);
  }
});

test('where several lines are no addresses, the sentence names each', () => {
  const read = readLinks('https://example.org/fine\nnot a link at all\njavascript:alert(1)');
  const fault =
    '“not a link at all” and “javascript:alert(1)” are not addresses of web pages. Please write one address per line, beginning with https://.';
  assert.deepEqual(read, { fault });
});

test('500 links are refused kindly, 50 are taken; one that is too long is refused', () => {
  const many = (count: number): string =>
    Array.from({ length: count }, (_, n) => `https://example.org/${n}`).join('\n');
  const read = readLinks(many(500));
  assert.ok('fault' in read && /500 links; one report takes 50/.test(read.fault));
  const taken = readLinks(many(maxLinks));
  assert.ok('links' in taken && taken.links.length === maxLinks);
  assert.ok('fault' in readLinks(`https://example.org/${'a'.repeat(2_000)}`));
});

test('whatever is typed, only addresses of the web come out', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl()), (typed) => {
      const read = readLinks(typed);
      if ('links' in read) for (const link of read.links) assert.match(new URL(link).protocol, /^https?:$/);
    }),
    { numRuns: 1_000 },
  );
});
