import type { Feed } from '../../src/publish/feed/feed.ts';
import type { Happening } from '../../src/publish/happenings.ts';

const nasty = '<script>alert(1)</script> ]]> & "q" &amp; \u0000\u000b\ud800\ufffe 深网 \u202e';
/** How the text of the sample comes out: without what XML cannot hold. */
export const cleanText = '<script>alert(1)</script> ]]> & "q" &amp; \ufffd 深网 \u202e';

const entries: readonly Happening[] = [
  {
    ...{ seq: 9, path: '/records/CB-1/revisions/2', title: nasty, lang: 'zh', text: nasty, by: nasty },
    ...{ published: '2026-02-01T00:00:00.000Z', updated: '2026-02-03T00:00:00.000Z' },
  },
  {
    ...{ seq: 1, path: '/records/CB-1/revisions/1', title: 'First', text: '' },
    ...{ published: '2026-01-01T00:00:00.000Z', updated: '2026-01-01T00:00:00.000Z' },
  },
];
/** The site of the sample. */
export const site = 'https://casebook.example';
/** A feed of a search with a text in it that no format likes. */
export const sampleFeed: Feed = {
  site,
  path: '/records/feed',
  query: 'q=a%26b&country=CN',
  page: '/records?q=a%26b&country=CN',
  title: 'A & <b>',
  entries,
};
