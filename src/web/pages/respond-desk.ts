import { html } from 'hono/html';
import { entityName } from '../../core/entity.ts';
import { type Problem, Refused } from '../../core/errors.ts';
import { fieldNamed } from '../../core/fields.ts';
import { type Item, isWaiting } from '../../core/item.ts';
import { knownDomains } from '../../core/organisation-domain.ts';
import type { World } from '../../core/ports.ts';
import type { Reply } from '../../core/values.ts';
import { codeName } from '../../core/vocabulary.ts';
import { isVerified, publishResponse } from '../../editorial/publish-response.ts';
import { verifyResponse } from '../../editorial/verify-response.ts';
import { responseItem } from '../../intake/keep-proof.ts';
import { pathPart } from '../door.ts';
import type { Ask } from '../face.ts';
import { type FormAsk, form } from '../form-face.ts';
import {
  button,
  type Filled,
  hidden,
  problemSummary,
  refilled,
  sendingForm,
  textArea,
  unfilled,
} from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { showMarkdown } from '../parts/markdown.ts';
import { dayOf } from '../parts/text.ts';

/** What an editor needs to decide on a response, besides the response itself. */
export type ResponseView = {
  readonly item: Item<'response'>;
  readonly name: string;
  readonly known: readonly string[];
  readonly isVerified: boolean;
};

/** Looks up what the desk shows of a response. */
export async function responseView({ store }: World, item: Item<'response'>): Promise<ResponseView> {
  const [entity] = await store.current([item.content.entity]);
  const isEntity = entity?.schema === 'casebook.entity/1';
  return {
    item,
    name: isEntity ? entityName(entity) : item.content.entity,
    known: isEntity ? knownDomains(entity) : [],
    isVerified: await isVerified(store, item),
  };
}

function proofLine({ item, known, isVerified: isSettled, name }: ResponseView): Html {
  const { domain, verified } = item.content;
  const domains = known.length === 0 ? html`none` : html`${known.join(', ')}`;
  const list = html`<p class="small">Domains known of <bdi>${name}</bdi>: ${domains}.</p>`;
  if (verified?.how === 'editor')
    return html`<p>An editor made sure on ${dayOf(verified.day)} that it comes from <bdi>${name}</bdi>.</p>${list}`;
  if (verified && isSettled)
    return html`<p>Verified on ${dayOf(verified.day)}: the token stands at <code>${domain}</code>.</p>${list}`;
  if (verified)
    return html`<p>The token stands at <code>${domain}</code>, but that domain is not known as one of <bdi>${name}</bdi>. Please make sure.</p>${list}`;
  if (domain) return html`<p>Not verified: the token has not been found at <code>${domain}</code> yet.</p>${list}`;
  return html`<p>Not verified: no domain was named. Please make sure in another way.</p>${list}`;
}

function deciding(view: ResponseView, ask: Ask, filled: Filled): Html {
  const { item, name, isVerified: isSettled } = view;
  if (!isWaiting(item.state)) return html``;
  const version = hidden('version', String(item.version));
  const verify = sendingForm(
    ask,
    `/desk/${item.id}/verify-response`,
    html`${version}${button(`I have made sure that this comes from ${name}`, { quiet: true })}`,
  );
  if (!isSettled) return verify;
  const reason = { name: 'reason', label: 'Reason', value: `${name} answers`, required: true };
  const help = 'Everybody reads it in the history of the record.';
  return sendingForm(
    ask,
    `/desk/${item.id}/publish-response`,
    html`${version}${textArea(filled, { ...reason, help, rows: 2 })}${button('Publish the answer')}`,
  );
}

/** The body of a response on the desk: what is answered, whether it is certain who answers, and what can be done. */
export function responseBody(view: ResponseView, ask: Ask, filled: Filled = unfilled): Html {
  const { item, name } = view;
  const { kind, text, concerns } = item.content.statement.value as Reply;
  const about = concerns.map((field) => fieldNamed(field)?.label ?? field).join(', ');
  return html`<section aria-labelledby="answer"><h2 id="answer"><bdi>${name}</bdi>: ${codeName('response-kind', kind)}</h2>
<p class="small">On <a href="/records/${item.content.record}">${item.content.record}</a>${about ? html`, about: ${about}` : ''}</p>
<blockquote dir="auto">${showMarkdown(text)}</blockquote></section>
<section aria-labelledby="proof"><h2 id="proof">Who answers</h2>
${proofLine(view)}
${item.content.contact ? html`<p>Contact: <bdi>${item.content.contact}</bdi></p>` : ''}
${deciding(view, ask, filled)}</section>`;
}

const idIn = (ask: Ask): string => pathPart(ask, 'item', /^A-[1-9]\d*$/);
const versionIn = ({ fields }: FormAsk): number => {
  const version = Number(fields.text('version'));
  if (Number.isInteger(version) && version > 0) return version;
  throw new Refused('bad-input', 'This form was damaged. Please open the page again.');
};

async function again(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  const view = await responseView(world, await responseItem(world.store, idIn(ask)));
  return layout({
    title: view.item.id,
    hidden: true,
    main: html`<div class="prose"><p class="kicker"><a href="/desk/${view.item.id}">${view.item.id}</a></p>
<h1>${view.item.title}</h1>${problemSummary(problem, { reason: 'Reason' })}${responseBody(view, ask, refilled(ask, problem))}</div>`,
  });
}

/** Takes an editor's word that a response comes from the organisation. */
export const verifyResponseForm = form({
  action: verifyResponse,
  read: async (_world, ask) => ({ id: idIn(ask), version: versionIn(ask) }),
  next: async (_world, ask) => ({ to: `/desk/${idIn(ask)}` }),
  again,
});

/** Publishes a response in the name of the editor who presses the button. */
export const publishResponseForm = form({
  action: publishResponse,
  read: async (_world, ask) => ({
    id: idIn(ask),
    version: versionIn(ask),
    reason: ask.fields.text('reason'),
    credit: ask.visitor.actor.credit ?? 'Casebook editors',
  }),
  next: async (_world, _ask, { id }) => ({ to: `/records/${id}#answers` }),
  again,
});
