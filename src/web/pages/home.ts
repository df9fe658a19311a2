import { html } from 'hono/html';
import type { RecordCard } from '../../core/index-entry.ts';
import type { CollectionNumbers, World } from '../../core/ports.ts';
import { bestText } from '../../core/statement.ts';
import { page } from '../face.ts';
import { cardList } from '../parts/card.ts';
import { type Featured, feature, tellingFacts } from '../parts/feature.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { searchBox, searchHelp } from '../parts/search-box.ts';
import { sayNumber } from '../parts/text.ts';
import { publicHead, revisionOf, shownRecord } from '../shown-record.ts';

const NEWEST = 8;
const CANDIDATES = 50;

type Home = {
  readonly numbers: CollectionNumbers;
  readonly featured?: Featured;
  readonly newest: readonly RecordCard[];
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
  const newest = await world.store.newest(NEWEST + 1);
  const others = newest.filter((card) => card.id !== featured?.card.id).slice(0, NEWEST);
  return { numbers: await world.store.numbers(), featured, newest: others };
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

function homePage({ numbers, featured, newest }: Home): Html {
  return layout({
    title: 'Casebook',
    path: '/',
    about: 'An open repository of AI, algorithmic and automation incidents: every fact with who says it and where.',
    main: html`<div class="home">
<header class="lead">
<h1>When automated systems go wrong, this is the record</h1>
<p class="deck">Incidents with artificial intelligence, algorithms and automation. Every fact says who states it and where; what nobody has disclosed is written down as well.</p>
${searchBox()}
${searchHelp()}
</header>
${figures(numbers)}
<div class="pair">
${featured ? feature(featured) : ''}
<section class="newest" aria-labelledby="newest"><h2 id="newest" class="rubric">Newest records</h2>
${newest.length > 0 ? cardList(newest, 3) : html`<p>No record has been published yet.</p>`}
<p><a href="/records">All records</a></p></section>
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
