import { routes } from '../../src/web/routes.ts';
import type { Furniture } from './open-house.ts';
import { secretNamed } from './people.ts';

/** A form as it may be sent: fields by name, several values as a list. */
export type SentFields = Readonly<Record<string, string | readonly string[]>>;

/** A form that stands for a row of the table that takes one: where it is sent and what it holds. */
export type FormKind = { readonly route: string; readonly address: string; readonly fields: SentFields };

type Example = readonly [address: string, fields: SentFields];

// For each row that takes a form, one that gets through its door; it may still be refused for what it says (409, 422).
function examples(has: Furniture): Readonly<Record<string, readonly Example[]>> {
  const { sensenets } = has;
  return {
    '/records/:id/improve': [
      [
        `/records/${sensenets}/improve`,
        { step: 'check', field: 'place', base: '1', 'new-value': 'Lyon', 'new-by': 'A paper', reason: 'It says so.' },
      ],
    ],
    '/records/:id/respond': [[`/records/${sensenets}/respond`, { step: 'check', text: 'We disagree.' }]],
    '/respond': [['/respond', { step: 'show', receipt: 'none of ours' }]],
    '/follow': [['/follow', { what: '/records', email: 'nobody', every: 'day' }]],
    '/follow/confirm/:secret': [['/follow/confirm/nothing', { every: 'day' }]],
    '/follow/stop/:secret': [['/follow/stop/nothing', {}]],
    '/report': [
      ['/report', { step: 'check', what: 'A camera took people for others.' }],
      ['/report', { step: 'send', what: 'A camera took people for others.' }],
    ],
    '/report/likely': [['/report/likely.json', { what: 'A camera took people for others.' }]],
    '/api/v1/reports': [['/api/v1/reports', { ticket: 'none of ours', what: 'A camera took people for others.' }]],
    '/receipt': [['/receipt', { step: 'look', receipt: 'none of ours' }]],
    '/desk': [['/desk', { step: 'refuse', item: [], reason: 'It tells of no case' }]],
    '/desk/:item': [[`/desk/${has.report}`, { step: 'claim', version: '1' }]],
    '/desk/:item/accept': [
      [`/desk/${has.report}/accept?records=${sensenets}`, { step: 'add', version: '1', 'r0-add': 'place' }],
      [`/desk/${has.report}/accept?new=1`, { step: 'publish', version: '1', reason: 'A test' }],
    ],
    '/desk/records/:id': [
      [`/desk/records/${sensenets}`, { step: 'revert', base: '1', 'revert-to': '9' }],
      [`/desk/records/${sensenets}`, { step: 'ask', base: '1', 'ask-entity': '', 'ask-date': 'in May' }],
    ],
    '/desk/records/:id/close': [
      [`/desk/records/${sensenets}/close`, { base: '1', 'close-numbers': '1', 'close-reason': '' }],
    ],
    '/desk/entities/:id': [
      [`/desk/entities/${has.entity}`, { step: 'merge', base: '9', 'merge-into': 'E-1' }],
      [`/desk/entities/${has.entity}`, { step: 'unmerge', base: '1', 'unmerge-reason': 'They are two' }],
    ],
    '/desk/sources': [[`/desk/sources?source=${has.source}`, { step: 'add', 'n0-add': 'place' }]],
    '/desk/:item/verify-response': [[`/desk/${has.response}/verify-response`, { version: '1', note: 'By telephone' }]],
    '/desk/:item/publish-response': [
      [`/desk/${has.response}/publish-response`, { version: '1', reason: 'It answers' }],
    ],
    '/desk/:item/proposal': [
      [`/desk/${has.proposal}/proposal`, { step: 'edit' }],
      [`/desk/${has.proposal}/proposal`, { step: 'decline', version: '1', reason: '' }],
      [`/desk/${has.proposal}/proposal`, { step: 'publish', version: '1', reason: 'The paper says so' }],
    ],
    '/desk/:item/settle': [
      [`/desk/${has.complaint}/settle`, { version: '1', decision: 'upheld', outcome: 'Put right' }],
    ],
    '/sign-in': [['/sign-in', { name: 'nobody', password: 'not anybody’s password' }]],
    '/sign-in/forgotten': [['/sign-in/forgotten', { name: 'nobody' }]],
    '/sign-in/openid': [['/sign-in/openid', {}]],
    '/sign-in/openid/back': [['/sign-in/openid/back', { code: 'none', state: 'none' }]],
    '/sign-in/second': [['/sign-in/second', { code: '000000' }]],
    '/sign-in/set-up': [['/sign-in/set-up', { key: 'A'.repeat(32), code: '000000' }]],
    '/sign-in/passkey': [['/sign-in/passkey.json', { what: 'use' }]],
    '/sign-out': [['/sign-out', {}]],
    '/welcome/:ticket': [[`/welcome/${secretNamed('w')}`, { password: 'short', again: 'short' }]],
    '/account': [
      ['/account', { step: 'end', ends: 'all' }],
      ['/account', { step: 'remove', factor: 'codes' }],
      ['/account', { step: 'password', current: '', password: '', again: '' }],
      ['/account', { step: 'link', confirmed: '' }],
      ['/account', { step: 'unlink' }],
      ['/account', { step: 'address', email: '', shown: '' }],
    ],
    '/desk/webhooks': [
      ['/desk/webhooks', { step: 'add', address: 'nowhere' }],
      ['/desk/webhooks', { step: 'remove', id: 'W-9' }],
    ],
    '/desk/accounts': [
      ['/desk/accounts', { step: 'add', name: '', role: 'editor' }],
      ['/desk/accounts', { step: 'role', id: has.invited, 'new-role': 'editor' }],
      ['/desk/accounts', { step: 'link', id: has.invited }],
      ['/desk/accounts', { step: 'enable', id: has.invited }],
    ],
    '/complain': [['/complain', { what: 'The second figure is not in the source.' }]],
  };
}

/** An example for every form, made along the table of routes; throws when one has none. */
export function formKinds(
  has: Furniture,
  table: readonly { method: string; path: string }[] = routes,
): readonly FormKind[] {
  const known = examples(has);
  const rows = table.filter(({ method }) => method === 'POST');
  return rows.flatMap(({ path }) => {
    const found = known[path];
    if (!found) throw new Error(`test/world/form-kinds.ts has no example for the form at ${path}`);
    return found.map(([address, fields]) => ({ route: path, address, fields }));
  });
}

/** A form as a browser sends it from one of our pages. */
export function posted(fields: SentFields, headers: Readonly<Record<string, string>> = {}): RequestInit {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  return {
    method: 'POST',
    body: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
  };
}
