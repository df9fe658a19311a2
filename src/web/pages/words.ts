import { html } from 'hono/html';
import { prose } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';

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
<li>It does not watch its readers: no cookies for reading, nothing loaded from anywhere else, and no page needs a script. Whoever edits signs in, and has a cookie for that.</li>
<li>It keeps nothing of whoever reports but their words and the day.</li></ul>
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
<dl class="pairs">
<div><dt>For programs</dt><dd><a href="/api">The API</a>: every address with an example, described as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>; no key, made for scripts.</dd></div>
<div><dt>All of it as files</dt><dd><a href="/data">Dated releases</a> that never change: CSV, NDJSON, Parquet and SQLite with a data dictionary, hashes and what changed; and how to open each in Excel, R, Python, DuckDB or sqlite3.</dd></div>
<div><dt>What you see as a file</dt><dd>Every <a href="/records">search</a>, filtered in any way, as CSV, NDJSON, JSON, Parquet or SQLite: all rows, not a page.</dd></div>
<div><dt>Questions in SQL</dt><dd><a href="/data/sql">In this browser</a>, over the newest release; nothing you ask leaves your machine.</dd></div>
<div><dt>Every page as JSON</dt><dd>Add <code>.json</code> to the path and keep the query: <a href="/records.json?sort=newest"><code>/records.json?sort=newest</code></a>, <a href="/entities.json"><code>/entities.json</code></a>, <a href="/index.json"><code>/index.json</code></a>.</dd></div>
<div><dt>Numbers as CSV</dt><dd>Every chart of the <a href="/statistics">statistics</a>, under the same filters: <a href="/statistics/years.csv"><code>/statistics/years.csv</code></a>.</dd></div>
<div><dt>The schema</dt><dd><a href="/schema/record-1.json"><code>/schema/record-1.json</code></a> describes a record (<code>casebook.record/1</code>, JSON Schema 2020-12).</dd></div>
<div><dt>The vocabularies</dt><dd><a href="/vocabularies">All lists of terms</a>, each as JSON too.</dd></div>
<div><dt>By id elsewhere</dt><dd><code>/alias/</code> and an id of another collection leads to its record, or lists all that carry it.</dd></div>
<div><dt>What is new</dt><dd>Feeds as Atom, RSS and JSON Feed: <a href="/feeds/new.atom">new records</a>, <a href="/feeds/changes.atom">changes</a>, <a href="/feeds/corrections.atom">corrections</a>; each record, entity and search has its own, named at its foot.</dd></div>
<div><dt>Citations</dt><dd>Every record and each of its versions as APA, BibTeX, RIS and CSL-JSON; a citation leads to what changed since. “Cite” stands on each record.</dd></div>
<div><dt>In other forms</dt><dd>Each record in the terms of the OECD, as an AIID submission, OSV and VERIS, with a list of what is lost; as linked data of schema.org on its page.</dd></div>
<div><dt>On your own site</dt><dd><code>/embed/</code> and an id gives a card of a record, which <a href="https://oembed.com">oEmbed</a> finds by its address.</dd></div>
<div><dt>Every address</dt><dd><a href="/sitemap.xml"><code>/sitemap.xml</code></a> lists every public page.</dd></div>
<div><dt>Told by itself</dt><dd>Whoever keeps this Casebook can have your program told of every publication, by signed webhooks.</dd></div>
<div><dt>Exact bytes</dt><dd><code>/records/{id}/revisions/{n}/canonical.json</code> gives a version as its commitment has it.</dd></div>
<div><dt>Command line</dt><dd><code>./casebook query</code> and <code>./casebook export</code> ask this site, or a copy of your own; <code>./casebook --help</code> lists the rest.</dd></div>
</dl>
<h2 id="improve">Improve page</h2>
<p>The second door stands on every record page. Choose a fact, correct it, question it or give a source for it; an editor looks at what you send.</p></div>`,
  });
}

/** What Casebook is and what it will never do. */
export const aboutFace = prose('About', aboutPage);
/** How to get at the data. */
export const accessFace = prose('Access database', accessPage);
