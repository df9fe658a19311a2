import { html } from 'hono/html';
import type { Problem } from '../../../core/errors.ts';
import type { FetchFailure } from '../../../core/outward.ts';
import type { World } from '../../../core/ports.ts';
import type { Webhook } from '../../../core/webhook-ports.ts';
import { type Ask, page } from '../../face.ts';
import type { FormAsk } from '../../form-face.ts';
import { accountPage } from '../../parts/account-frame.ts';
import {
  button,
  type Filled,
  hidden,
  problemSummary,
  refilled,
  sendingForm,
  textLine,
  unfilled,
} from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';
import { count, dayOf } from '../../parts/text.ts';

const labels = { address: 'Address' };
const PATH = '/desk/webhooks';

const stateWords = { on: 'on', off: 'switched off', 'given-up': 'given up after too many refusals' } as const;
const failureWords: Readonly<Record<FetchFailure, string>> = {
  forbidden: 'the address does not lead to the public internet',
  unreachable: 'nobody answered there',
  'too-slow': 'no answer came in time',
  'too-large': 'the answer was too long',
  'too-many-redirects': 'the address led elsewhere',
  'bad-answer': 'the answer could not be read',
};

type Line = Omit<Webhook, 'secret'> & { readonly waiting: number };
type Webhooks = { readonly webhooks: readonly Line[] };

async function dataOf({ store }: World): Promise<Webhooks> {
  const [all, sequence] = await Promise.all([store.webhooks(), store.sequence()]);
  return { webhooks: all.map(({ secret: _, ...line }) => ({ ...line, waiting: Math.max(0, sequence - line.told) })) };
}

function answerWords(answer: string): string {
  if (/^\d{3}$/.test(answer)) return `status ${answer}`;
  return failureWords[answer as FetchFailure] ?? answer;
}

function timeOf(time: string): Html {
  return html`<time datetime="${time}">${time.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

function progress({ waiting, tries, due, state }: Line): Html {
  if (waiting === 0) return html`told of everything`;
  const again = tries > 0 && state === 'on' ? html`; refused ${count(tries, 'time')}, next try ${timeOf(due)}` : '';
  return html`${count(waiting, 'publication')} behind${again}`;
}

function webhookItem(ask: Ask, line: Line): Html {
  const { id, address, state, day, answer, answered } = line;
  const step = (label: string, value: string): Html => button(label, { name: 'step', value, quiet: true });
  const turn = state === 'on' ? step('Switch off', 'off') : step(state === 'off' ? 'Switch on' : 'Try again', 'on');
  const last =
    answer === undefined || answered === undefined
      ? html`nothing sent yet`
      : html`last answer ${timeOf(answered)}: ${answerWords(answer)}`;
  return html`<li><h3 class="address"><bdi>${address}</bdi></h3>
<p class="line">${id} · ${stateWords[state]} · since ${dayOf(day)} · ${progress(line)} · ${last}</p>
<details><summary>Change<span class="unseen"> ${id}</span></summary>
${sendingForm(ask, PATH, html`${hidden('id', id)}<p class="buttons">${step('Send a test', 'test')}${turn}${step('Remove', 'remove')}</p>`)}</details></li>`;
}

function addForm(ask: Ask, filled: Filled): Html {
  const help = 'It must begin with https:// and be reachable from the public internet. Redirects are not followed.';
  return html`<section aria-labelledby="add"><div class="prose"><h2 id="add">Add a webhook</h2></div>
${sendingForm(
  ask,
  PATH,
  html`${textLine(filled, { name: 'address', label: labels.address, type: 'url', required: true, autocomplete: 'off', help })}
<p>${button('Add', { name: 'step', value: 'add' })}</p>`,
)}</section>`;
}

function webhooksPage(
  ask: Ask,
  { webhooks }: Webhooks,
  { filled, problem }: { filled: Filled; problem?: Problem },
): Html {
  const list =
    webhooks.length === 0
      ? html`<p class="nothing">There is none yet.</p>`
      : html`<ul class="accounts">${webhooks.map((line) => webhookItem(ask, line))}</ul>`;
  return accountPage(ask, {
    title: 'Webhooks',
    path: PATH,
    isWide: true,
    main: html`<div class="prose"><p>Programs elsewhere that are told of every record that is published or changed, with a signed message as in the Standard Webhooks specification. It holds no more than the record’s page shows.</p></div>
${problemSummary(problem, labels)}
<section aria-labelledby="all"><div class="prose"><h2 id="all">Who is told</h2></div>${list}</section>
${addForm(ask, filled)}`,
  });
}

/** The webhooks, for administrators; their secrets are shown nowhere but once. */
export const webhooksFace = page(dataOf, { show: (data, ask) => webhooksPage(ask, data, { filled: unfilled }) });

/** The same page, after a form on it was refused. */
export async function webhooksAgain(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  return webhooksPage(ask, await dataOf(world), { filled: refilled(ask, problem), problem });
}

/** The page that shows the secret of a webhook, to be handed to the receiver. */
export function secretPage(ask: Ask, secret: string): Html {
  return accountPage(ask, {
    title: 'A secret to hand on',
    path: PATH,
    main: html`<div class="prose"><p>With this secret the receiver checks that a message comes from here. Whoever has it can write such messages, so hand it on where nobody else reads. It is not shown again.</p>
<p><code class="key">${secret}</code></p>
<p><a href="${PATH}">Back to the webhooks</a></p></div>`,
  });
}
