import { html } from 'hono/html';
import { entityName } from '../../../core/entity.ts';
import { fieldNamed } from '../../../core/fields.ts';
import { type Item, isWaiting } from '../../../core/item.ts';
import { knownDomains } from '../../../core/organisation-domain.ts';
import type { World } from '../../../core/ports.ts';
import { survivingId } from '../../../core/survivor.ts';
import type { Reply } from '../../../core/values.ts';
import { codeName } from '../../../core/vocabulary.ts';
import { isVerified } from '../../../editorial/publish-response.ts';
import type { Ask } from '../../face.ts';
import { button, type Filled, hidden, sendingForm, textArea } from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';
import { showMarkdown } from '../../parts/markdown.ts';
import { dayOf } from '../../parts/text.ts';
import type { ItemBody } from './item-body.ts';

const NOTE = 'How you made sure';

// What an editor needs to decide on a response, besides the response itself.
type ResponseView = {
  readonly item: Item<'response'>;
  readonly name: string;
  readonly known: readonly string[];
  readonly isVerified: boolean;
};

async function responseView({ store }: World, item: Item<'response'>): Promise<ResponseView> {
  const [entity] = await store.current([await survivingId(store, item.content.entity)]);
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
    return html`<p>An editor made sure on ${dayOf(verified.day)} that it comes from <bdi>${name}</bdi>.</p>${verified.note ? html`<p dir="auto">How: ${verified.note}</p>` : ''}${list}`;
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
  const how = {
    ...{ name: 'note', label: NOTE, required: true },
    help: 'Such as: called back under the number on its web site. Only editors read it; it stays with this answer.',
  };
  const verify = sendingForm(
    ask,
    `/desk/${item.id}/verify-response`,
    html`${version}${textArea(filled, { ...how, rows: 2 })}${button(`I have made sure that this comes from ${name}`, { quiet: true })}`,
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

function showResponse(view: ResponseView, ask: Ask, filled: Filled): Html {
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

/** The body of a response: what is answered, whether it is certain who answers, and what can be done. */
export const responseBody: ItemBody<'response'> = async (world, item) => {
  const view = await responseView(world, item);
  return {
    show: (ask, filled) => showResponse(view, ask, filled),
    labels: { reason: 'Reason', note: NOTE },
    twin: { isVerified: view.isVerified },
  };
};
