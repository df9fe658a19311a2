import { html } from 'hono/html';
import { type Problem, Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { follow } from '../../publish/follow/follow.ts';
import { addressOfFollowed, followedAt, nameOfFollowed } from '../../publish/followed.ts';
import { single } from '../door.ts';
import { type Ask, page } from '../face.ts';
import { checkCodes, codeNames } from '../facet-codes.ts';
import { delayFor, floodFields, floodFieldsAgain, passFlood } from '../flood-door.ts';
import { type FormAsk, form } from '../form-face.ts';
import {
  button,
  type Filled,
  hidden,
  problemSummary,
  radios,
  refilled,
  sendingForm,
  textLine,
  unfilled,
} from '../parts/controls.ts';
import { feedOf } from '../parts/follow-links.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';

type FollowPage = {
  readonly what: string;
  readonly name: string;
  readonly atom?: string;
  readonly rss?: string;
  readonly json?: string;
  readonly mail: boolean;
};

const labels = { email: 'Mail address', every: 'How often' };

/** How often somebody may be told, to choose from. */
export const rhythms = [
  { value: 'day', label: 'Once a day' },
  { value: 'week', label: 'Once a week', help: 'On Mondays' },
] as const;

async function followPage(world: World, typed: string): Promise<FollowPage> {
  const followed = followedAt(typed);
  if (!followed)
    throw new Refused('bad-parameter', 'Records, entities, searches, all records and corrections can be followed.');
  if (followed.kind === 'search') checkCodes(followed.filters, await codeNames(world, followed.filters));
  const name = await nameOfFollowed(world.store, followed);
  const what = addressOfFollowed(followed);
  const feeds = { atom: feedOf(what, 'atom'), rss: feedOf(what, 'rss'), json: feedOf(what, 'json') };
  return { what, name, ...feeds, mail: world.mail !== undefined };
}

type Shown = { readonly filled: Filled; readonly flood: Html; readonly problem?: Problem };

function mailForm({ what }: FollowPage, ask: Ask, { filled, flood }: Shown): Html {
  return html`<p>You get one mail in which you confirm; then one when there is something new, and none when there is not. Every mail has a link that ends it. The address is used for nothing else, and nobody can see who follows what.</p>
${sendingForm(
  ask,
  '/follow',
  html`${hidden('what', what)}${textLine(filled, { name: 'email', label: labels.email, type: 'email', required: true, autocomplete: 'email' })}
${radios(filled, { name: 'every', label: labels.every, options: rhythms, value: 'day' })}${flood}
${button('Follow by mail')}`,
)}`;
}

function show(data: FollowPage, ask: Ask, shown: Shown): Html {
  const { what, name, atom, rss, json, mail } = data;
  return layout({
    title: `Follow: ${name}`,
    path: `/follow?what=${encodeURIComponent(what)}`,
    hidden: true,
    main: html`<div class="prose">
<p class="kicker">Follow</p>
<h1 dir="auto">${name}</h1>
<p class="deck">Be told when there is something new on <a href="${what}">this page</a>.</p>
${problemSummary(shown.problem, labels)}
<h2>By feed</h2>
<p>Put one of these addresses into a feed reader. It is not noted who reads it.</p>
<ul class="plain"><li><a href="${atom}">Atom</a></li><li><a href="${rss}">RSS</a></li><li><a href="${json}">JSON Feed</a></li></ul>
<h2>By mail</h2>
${mail ? mailForm(data, ask, shown) : html`<p>This site sends no mail.</p>`}
<h2>Something else</h2>
<p>Every record, entity and search has a link “Follow this page” at its end. <a href="/follow?what=/records">All new records</a> and <a href="/follow?what=/corrections">corrections</a> can be followed too.</p>
</div>`,
  });
}

function askedPage(): Html {
  return layout({
    title: 'One more step',
    hidden: true,
    main: html`<div class="prose">
<h1>One more step</h1>
<p class="deck">A mail is on its way to the address you wrote. Please open it and confirm.</p>
<p>If nothing comes within an hour, look into the folder for spam, and whether the address was right. What nobody confirms is forgotten after seven days.</p>
</div>`,
  });
}

type WithToken = FollowPage & { readonly token: string };

/** Where a page is followed, by feed or by mail. */
export const followFace = page(
  async (world, ask): Promise<WithToken> => ({
    ...(await followPage(world, single(ask, 'what') ?? '/records')),
    token: world.mail ? await delayFor(world, ask.once) : '',
  }),
  {
    show: (data, ask) => show(data, ask, { filled: unfilled, flood: floodFields(data.token) }),
    twin: ({ token: _, ...open }) => open,
  },
);

/** Takes the wish to follow by mail; the answer is the same for every address. */
export const followForm = form({
  action: follow,
  read: async (world, ask: FormAsk) => {
    if (!world.mail) throw new Refused('not-found', 'This site sends no mail. Its feeds tell the same.');
    await passFlood(world, ask);
    const { fields } = ask;
    return { what: fields.text('what'), email: fields.text('email'), every: fields.text('every') };
  },
  next: () => ({ page: askedPage() }),
  again: async (world, ask, problem) => {
    const data = await followPage(world, ask.fields.text('what') || '/records');
    const shown = { filled: refilled(ask, problem), flood: await floodFieldsAgain(world, ask), problem };
    return show(data, ask, shown);
  },
});
