import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subscriptionOf } from '../../../test/world/items.ts';
import type { Happening } from '../happenings.ts';
import { confirmMail, digestMail, type Told } from './mails.ts';

const links = { confirm: 'https://a.example/follow/confirm/s', stop: 'https://a.example/follow/stop/s' };
const told = (state: 'confirmed' | 'unconfirmed'): Told => ({
  ...{ site: 'https://a.example', name: 'The gates (CB-1)', links },
  subscription: subscriptionOf('reader', { state, every: 'week' }),
});
const one: Happening = {
  ...{
    seq: 1,
    path: '/records/CB-1/revisions/2',
    title: 'The gates, version 2',
    text: 'A date\nwas wrong',
    by: 'An editor',
  },
  ...{ published: '2026-02-03T00:00:00.000Z', updated: '2026-02-03T00:00:00.000Z' },
};

test('the mail to confirm says who asks, what for and how often, and that nothing must be done', () => {
  const { to, subject, text, unsubscribe } = confirmMail(told('unconfirmed'));
  assert.deepEqual([to, subject], ['reader@example.org', 'Please confirm: The gates (CB-1)']);
  assert.equal(unsubscribe, links.stop);
  assert.match(
    text,
    /once a week[\s\S]*https:\/\/a\.example\/records\/CB-1\n[\s\S]*follow\/confirm\/s\n[\s\S]*do nothing/,
  );
  assert.match(confirmMail(told('confirmed')).subject, /^You follow this already/);
});

test('a digest says what happened, when, why and where, and how it ends', () => {
  const { subject, text, unsubscribe } = digestMail(told('confirmed'), [one]);
  assert.deepEqual([subject, unsubscribe], ['The gates (CB-1): 1 new', links.stop]);
  assert.match(
    text,
    /\* The gates, version 2\n {2}2026-02-03: A date was wrong \(An editor\)\n {2}https:\/\/a\.example\/records\/CB-1\/revisions\/2\n/,
  );
  assert.match(text, /No more of it: https:\/\/a\.example\/follow\/stop\/s\n$/);
  assert.match(
    digestMail(
      told('confirmed'),
      Array.from({ length: 50 }, () => one),
    ).subject,
    /50 or more new$/,
  );
});
