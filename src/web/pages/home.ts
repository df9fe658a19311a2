import { html } from 'hono/html';
import type { RecordCard } from '../../core/index-entry.ts';
import type { CollectionNumbers, World } from '../../core/ports.ts';
import { bestText } from '../../core/statement.ts';
import { siteData } from '../../publish/linked-data/site.ts';
import { type Ask, page } from '../face.ts';
import { cardList } from '../parts/card.ts';
import { type Featured, feature, tellingFacts } from '../parts/feature.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { linkedData } from '../parts/linked-data.ts';
import { searchBox, searchHelp } from '../parts/search-box.ts';
import { sayNumber } from '../parts/text.ts';
import { publicHead, revisionOf, shownRecord } from '../shown-record.ts';

const LATEST = 6;
// Whoever brings in a thousand records at once does not fill the front page.
const OF_ONE_SUBMITTER = 2;
const DAY = 86_400_000;
const CANDIDATES = 50;

type Home = {
  readonly numbers: CollectionNumbers;
  readonly featured?: Featured;
  readonly latest: readonly RecordCard[];
};

async function featuredCard(world: World): Promise<RecordCard | undefined> {
  const chosen = await world.store.setting('featured');
  const [card] = chosen === undefined ? [] : await world.store.cards([chosen]);
  if (card) return card;
  const recent = [...(await world.store.newest(CANDIDATES))];
  return recent.sort((a, b) => b.completeness - a.completeness)[0];
}

async function featuredCase(world: World): Promise<Featured | undefined> {
  const card = await featuredCard(world);
  if (!card) return undefined;
  const shown = await shownRecord(world, await publicHead(world, card.id), await revisionOf(world, card.id));
  const { statements } = shown.record;
  return {
    card,
    summary: bestText(statements, 'summary', 'en'),
    glance: tellingFacts(statements),
    entities: shown.entities,
  };
}

async function homeData(world: World): Promise<Home> {
  const featured = await featuredCase(world);
  const until = Math.floor(Date.parse(world.clock.now()) / DAY);
  const slice = { limit: LATEST, each: OF_ONE_SUBMITTER, until };
  const latest = await world.store.latestEvents({ ...slice, except: featured?.card.id });
  return { numbers: await world.store.numbers(), featured, latest };
}

const nouns = [
  ['records', 'records', '/records'],
  ['statements', 'statements', undefined],
  ['sources', 'sources cited', undefined],
  ['entities', 'organisations and systems', '/entities'],
] as const satisfies readonly (readonly [keyof CollectionNumbers, string, string | undefined])[];

function figures(numbers: CollectionNumbers): Html {
  return html`<dl class="figures">${nouns.map(
    ([name, noun, address]) =>
      html`<div><dt>${address ? html`<a href="${address}">${noun}</a>` : noun}</dt><dd>${sayNumber(numbers[name])}</dd></div>`,
  )}</dl>`;
}

function homePage({ numbers, featured, latest }: Home, _: Ask, site: string): Html {
  return layout({
    title: 'Casebook',
    path: '/',
    follow: '/records',
    about: 'An open repository of AI, algorithmic and automation incidents: every fact with who says it and where.',
    head: linkedData(siteData(site)),
    main: html`<div class="home">
<header class="lead">
<h1>When automated systems go wrong, this is the record</h1>
<p class="deck">Incidents with artificial intelligence, algorithms and automation. Every fact says who states it and, if known, where; what nobody has disclosed is written down as well.</p>
${searchBox()}
${searchHelp()}
</header>
${figures(numbers)}
<div class="pair">
${featured ? feature(featured) : ''}
<section class="latest" aria-labelledby="latest"><h2 id="latest" class="rubric">Latest events</h2>
${latest.length > 0 ? cardList(latest, 3) : html`<p>No dated record has been published yet.</p>`}
<p class="small">By the day on which they began; at most two from one contributor while there are others.</p>
<ul class="ways"><li><a href="/records">All records</a></li><li><a href="/records?sort=changed">Last changed</a></li></ul></section>
</div>
<nav class="doors" aria-label="What you can do"><ul>
<li><a href="/report">Report incident</a><p>Tell us of a case that is missing.</p></li>
<li><a href="/access#improve">Improve page</a><p>Add a source or correct a fact: the door stands on every record.</p></li>
<li><a href="/access">Access database</a><p>Everything public, as data.</p></li>
</ul></nav>
</div>`,
  });
}

/** The front page. */
export const homeFace = page(homeData, { show: homePage });
