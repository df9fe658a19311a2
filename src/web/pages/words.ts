import { html } from 'hono/html';
import type { World } from '../../core/ports.ts';
import { publicRecord } from '../../core/public.ts';
import { type RecordDocument, recordIdPattern } from '../../core/record.ts';
import { pathPart } from '../door.ts';
import { type Ask, page, prose } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { inLanguage } from '../parts/text.ts';
import { publicHead, revisionOf, titleOf } from '../shown-record.ts';

function reportPage(): Html {
  return layout({
    title: 'Report incident',
    path: '/report',
    main: html`<div class="prose">
<p class="kicker">Door one</p>
<h1>Report incident</h1>
<p class="deck">This door is not open yet. Nothing can be sent from this page.</p>
<p>When it opens, you will be able to tell us of a case in a form that works without an account and without scripts. You will get a receipt, and with it you can follow what became of your report: a source, a new record, a change, or a refusal with a reason you can read.</p>
<h2>What you can do until then</h2>
<ul><li><a href="/records">Search the records</a>: the case may be here already.</li>
<li>Keep the addresses of what was published about it; two sources that do not copy each other make a good record.</li></ul>
<h2>Please do not collect personal data</h2>
<p>A report never needs the names of people who were affected, nor the leaked data themselves.</p></div>`,
  });
}

function aboutPage(): Html {
  const words = [
    ['Record', 'one documented incident, issue, hazard, system or dataset, with an address that stays'],
    ['Statement', 'one fact on a record: a value, or a reason why it is unknown; who says it; the sources; and a rank'],
    ['Rank', 'preferred, normal or deprecated. A wrong figure is not erased: it is struck through and says why'],
    ['Source', 'something published that statements cite'],
    [
      'Entity',
      'an organisation, public body or system with a role on records; affected people are groups, never names',
    ],
    ['Version', 'a record as it stood at one time; it can no longer be changed, and anyone can check that it was not'],
    ['Vocabulary', 'a list of terms with its source, version and licence'],
  ] as const;
  return layout({
    title: 'About',
    path: '/about',
    section: 'about',
    main: html`<div class="prose">
<h1>About Casebook</h1>
<p class="deck">A repository of cases in which artificial intelligence, algorithms and automation did harm or could have: to be found, checked, cited and learned from.</p>
<p>Sources disagree, and companies keep silent. Casebook writes both down. Where figures differ, they stand side by side, each with its source; where a fact is missing, the page says whether it is unknown, not disclosed, not researched or not applicable.</p>
<h2>The words</h2>
<dl class="pairs">${words.map(([term, meaning]) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`)}</dl>
<h2>What it will never do</h2>
<ul><li>It does not identify, match, track or profile anybody. There is no face matching, no look-up of people in leaked data, no re-identification.</li>
<li>It does not publish personal data of people who were affected.</li>
<li>It does not watch its readers: no cookies, no scripts, nothing loaded from anywhere else.</li></ul>
<h2>How to trust it</h2>
<p>Every version of a record carries a commitment: a hash of a salt and of its exact bytes. Open “Check this page” on a record to recompute it.</p></div>`,
  });
}

function accessPage(): Html {
  return layout({
    title: 'Access database',
    path: '/access',
    section: 'access',
    main: html`<div class="prose">
<p class="kicker">Door three</p>
<h1>Access database</h1>
<p class="deck">Everything public here can be had as data, without a key.</p>
<h2>Here already</h2>
<dl class="pairs">
<div><dt>Every page as JSON</dt><dd>Add <code>.json</code> to the path and keep the query: <a href="/records.json?sort=newest"><code>/records.json?sort=newest</code></a>, <a href="/entities.json"><code>/entities.json</code></a>, <a href="/index.json"><code>/index.json</code></a>.</dd></div>
<div><dt>Numbers as CSV</dt><dd>Every chart of the <a href="/statistics">statistics</a>, under the same filters: <a href="/statistics/years.csv"><code>/statistics/years.csv</code></a>.</dd></div>
<div><dt>The schema</dt><dd><a href="/schema/record-1.json"><code>/schema/record-1.json</code></a> describes a record (<code>casebook.record/1</code>, JSON Schema 2020-12).</dd></div>
<div><dt>The vocabularies</dt><dd><a href="/vocabularies">All lists of terms</a>, each as JSON too.</dd></div>
<div><dt>By id elsewhere</dt><dd><code>/alias/</code> and an id of another collection leads to its record, or lists all that carry it.</dd></div>
<div><dt>Exact bytes</dt><dd><code>/records/{id}/revisions/{n}/canonical.json</code> gives a version as its commitment has it.</dd></div>
<div><dt>Command line</dt><dd><code>./casebook --help</code> lists what the program does on your own machine.</dd></div>
</dl>
<h2>To come</h2>
<p>Dated releases of the whole collection as CSV, NDJSON, Parquet and SQLite, each with its hash; feeds; and a description of the addresses for programs (OpenAPI).</p>
<h2 id="improve">Improve page</h2>
<p>The second door stands on every record page. It is not open yet: see what it will do on any record.</p></div>`,
  });
}

type Improve = { readonly id: string; readonly title: string; readonly lang: string };

async function improveData(world: World, ask: Ask): Promise<Improve> {
  const head = await publicHead(world, pathPart(ask, 'id', recordIdPattern));
  const { body } = await revisionOf(world, head.id);
  return { id: head.id, ...titleOf(publicRecord(body.document as RecordDocument, new Map())) };
}

function improvePage({ id, title, lang }: Improve): Html {
  return layout({
    title: `Improve ${title}`,
    path: `/records/${id}/improve`,
    section: 'records',
    hidden: true,
    main: html`<div class="prose">
<p class="kicker">Door two · <a href="/records/${id}">${id}</a></p>
<h1>Improve page</h1>
<p class="deck"${inLanguage(lang)}>${title}</p>
<p>This door is not open yet. Nothing can be sent from this page.</p>
<p>When it opens, you will be able to propose a change to any statement: another value, another source, a reason why something is unknown. An editor reviews it against the version you saw, and publishes or declines it with a reason.</p>
<p><a href="/records/${id}">Back to the record</a> · <a href="/records/${id}/history">Its history</a></p></div>`,
  });
}

/** What reporting will be. */
export const reportFace = prose('Report incident', reportPage);
/** What Casebook is and what it will never do. */
export const aboutFace = prose('About', aboutPage);
/** How to get at the data. */
export const accessFace = prose('Access database', accessPage);
/** What improving a page will be. */
export const improveFace = page(improveData, { show: improvePage });
