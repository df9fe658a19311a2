import type { World } from '../../src/core/ports.ts';
import { choosePrefix } from '../../src/editorial/choose-prefix.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { verifyResponse } from '../../src/editorial/verify-response.ts';
import { complain } from '../../src/intake/complain.ts';
import { propose } from '../../src/intake/propose.ts';
import { receiptOf } from '../../src/intake/receipt.ts';
import { tokenOf } from '../../src/intake/respond.ts';
import { sendReport } from '../../src/intake/send-report.ts';
import { webhookSecretOf } from '../../src/publish/webhook/webhook-message.ts';
import { done } from './fake-world.ts';
import { hashNamed, otherPassword, somePassword } from './people.ts';
import { says, smallArrival } from './records.ts';
import { answerOfAcme, onceOf, sentResponse } from './responses.ts';

const inLyon = { field: 'place', after: says('place', 'Lyon') };
const inOslo = {
  ...{ record: 'CB-1', base: 1, sources: [], entities: [], reason: 'For a test' },
  changes: [{ field: 'place', after: says('place', 'Oslo') }],
};
const paper = { sources: [{ key: 'new-1', url: 'https://paper.example/1' }], entities: [] };
const newRecord = (title: string) => ({
  language: 'en',
  statements: [says('title', title, { cites: ['new-1'] }), says('type', 'incident')],
});
const ofGrace = { id: 'U-2', session: hashNamed('d') };
const why = { reason: 'For a test', credit: 'A test' };

/**
 * An input with which each editors' action of that name succeeds, in this order, on the world of `readyForActions`.
 * A promise over all actions fails when an action has none.
 */
export const actionInputs: Readonly<Record<string, unknown>> = {
  'choose-prefix': { prefix: 'CB' },
  'take-in': smallArrival({ collection: 'second' }),
  'publish-draft': { id: 'CB-4', ...why },
  'set-featured': { id: 'CB-1' },
  'edit-record': { record: 'CB-1', base: 1, changes: [inLyon], sources: [], entities: [], ...why },
  'publish-proposal': { id: 'P-1', version: 1, ...why },
  'decline-proposal': { id: 'P-2', version: 1, reason: 'For a test' },
  propose: { ...inOslo, once: onceOf(52) },
  claim: { id: 'R-1', version: 1 },
  release: { id: 'R-1', version: 2 },
  'ask-sender': { id: 'R-1', version: 3, text: 'When was it?' },
  'refuse-items': { items: [{ id: 'R-2', version: 1 }], reason: 'For a test' },
  reopen: { id: 'R-2', version: 2, reason: 'For a test' },
  'accept-report': { id: 'R-3', version: 1, ...paper, records: [newRecord('A report')], edits: [], ...why },
  'start-record': { ...paper, record: newRecord('A start'), ...why },
  relate: { id: 'CB-1', other: 'CB-2', relation: 'similar', ...why },
  split: { id: 'CB-3', base: 1, statements: [2], title: 'A part', ...why },
  revert: { id: 'CB-3', base: 2, to: 1, ...why },
  'ask-for-reply': { id: 'CB-1', base: 4, entity: 'E-1', date: '2020-05-03', ...why },
  'close-revision': { id: 'CB-1', base: 5, numbers: [1, 2], ...why },
  'change-entity': { id: 'E-1', base: 1, kind: 'organisation', names: [{ text: 'Acme' }], ...why },
  'merge-entities': { id: 'E-2', into: 'E-1', base: 1, ...why },
  'unmerge-entity': { id: 'E-2', base: 2, ...why },
  merge: { id: 'CB-2', into: 'CB-1', base: 2, ...why },
  unmerge: { id: 'CB-2', base: 3, ...why },
  withdraw: { id: 'CB-3', base: 5, ...why },
  rebuild: {},
  'rebuild-later': {},
  'retry-job': { id: 'J-1' },
  'drop-job': { id: 'J-2', reason: 'For a test' },
  'verify-response': { id: 'A-3', version: 1, note: 'By telephone' },
  'publish-response': { id: 'A-2', version: 2, ...why },
  'settle-complaint': { id: 'C-1', version: 1, decision: 'upheld', outcome: 'It was put right' },
  'make-flood-key': {},
  'send-report': { once: onceOf(40), what: 'A camera took people for others.' },
  'answer-questions': { receipt: receiptOf(onceOf(40)), text: 'It was in May.' },
  'add-link': { receipt: receiptOf(onceOf(40)), link: 'https://example.org/news' },
  'take-back': { receipt: receiptOf(onceOf(40)) },
  respond: answerOfAcme('E-1', { once: onceOf(5) }),
  complain: { once: onceOf(6), record: 'CB-1', what: 'The date on it is wrong.' },
  follow: { email: 'reader@example.org', what: '/records/CB-1', every: 'day' },
  'confirm-follow': { secret: 'a'.repeat(43), every: 'week' },
  'stop-follow': { secret: 'a'.repeat(43) },
  'add-webhook': { address: 'https://receiver.example.org/casebook', secret: webhookSecretOf(onceOf(9)) },
  'switch-webhook': { id: 'W-1', state: 'off' },
  'test-webhook': { id: 'W-1' },
  'remove-webhook': { id: 'W-1' },
  'ask-for-check': { receipt: receiptOf(onceOf(1)) },
  'keep-proof': { id: 'A-1', token: tokenOf(onceOf(1)), how: 'dns' },
  'invite-first': { hash: hashNamed('a') },
  'become-first': { hash: hashNamed('a'), name: 'Ada', credit: '', password: somePassword },
  'add-account': { name: 'Grace', role: 'editor', hash: hashNamed('b') },
  'make-link': { id: 'U-2', hash: hashNamed('c'), resets: true },
  'use-link': { hash: hashNamed('b'), password: somePassword },
  'sign-in': { id: 'U-2', version: 2, session: { hash: ofGrace.session, label: 'Firefox on Linux' } },
  'refused-sign-in': { id: 'U-2' },
  'add-factor': { ...ofGrace, version: 2, factor: { codes: { secret: 'A'.repeat(32), step: 5 } } },
  'pass-second-step': { ...ofGrace, version: 3, shown: { step: 6 } },
  'ask-passkey': { ...ofGrace, challenge: 'a'.repeat(43) },
  'set-password': { ...ofGrace, version: 4, password: otherPassword },
  'remove-factor': { ...ofGrace, version: 5, factor: 'none of theirs' },
  'end-session': { session: ofGrace.session, ends: 'all' },
  'set-address': { ...ofGrace, version: 6, email: 'grace@example.org' },
  'link-openid': { ...ofGrace, version: 7, openid: 'https://login.example.org|grace' },
  'sign-in-openid': {
    ...{ id: 'U-2', version: 8, openid: 'https://login.example.org|grace' },
    session: { hash: hashNamed('f'), label: 'Firefox on Linux' },
  },
  'forget-password': { id: 'U-2', hash: hashNamed('e') },
  'set-role': { id: 'U-2', role: 'contributor' },
  'disable-account': { id: 'U-2' },
  'enable-account': { id: 'U-2' },
};

/** Prepares a new world so that `actionInputs` fit: CB-1 to CB-3 published, CB-4 to CB-6 drafts, two jobs that wait, A-1 to A-3, C-1, P-1, P-2 and on the desk. */
export async function readyForActions(world: World): Promise<void> {
  await done(world, choosePrefix, { prefix: 'CB' });
  await done(world, takeIn, smallArrival());
  await done(world, takeIn, smallArrival({ collection: 'drafts', draft: true }));
  const due = world.clock.now();
  for (const key of ['first', 'second']) await world.store.jobs.enqueue({ kind: 'test', key, due }, due);
  for (const number of [1, 2, 3]) await sentResponse(world, { once: onceOf(number), domain: 'acme.example' });
  await done(world, verifyResponse, { id: 'A-2', version: 1, note: 'By telephone' });
  for (const number of [50, 51]) await done(world, propose, { ...inOslo, once: onceOf(number) });
  await done(world, complain, { once: onceOf(4), record: 'CB-1', what: 'The date on it is wrong.' });
  const what = 'A camera took people for others.';
  for (const number of [60, 61, 62]) await done(world, sendReport, { once: onceOf(number), what });
}
