import { html } from 'hono/html';
import { Refused } from '../../core/errors.ts';
import type { Release, ReleaseFile } from '../../core/release.ts';
import { type DescribedDataset, datasetData } from '../../publish/linked-data/site.ts';
import { noteOf, placeOf } from '../../publish/release/file-notes.ts';
import { COUNTED, linesOf, QUESTION, type Snippet, snippets } from '../../publish/release/snippets.ts';
import { type Face, Moved, page } from '../face.ts';
import { downloads } from '../parts/download-links.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { linkedData } from '../parts/linked-data.ts';
import { count } from '../parts/text.ts';
import { releaseNamed } from './data-file.ts';

const ABOUT = 'Everything public in one dated folder that never changes, so that others can repeat what you counted.';
const STEPS = ['bytes', 'kB', 'MB', 'GB'] as const;

/** A size in bytes as people say it. */
export function sizeText(bytes: number): string {
  const step = bytes < 1_000 ? 0 : Math.min(STEPS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1_000 ** step;
  return `${step === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${STEPS[step]}`;
}

const sizeOf = ({ files }: Pick<Release, 'files'>): number => files.reduce((sum, { bytes }) => sum + bytes, 0);
const addressOf = (release: string, file: string): string => `/data/${release}/${file}`;

function fileRow(release: Release, { name, bytes, sha256 }: ReleaseFile): Html {
  return html`<tr><th scope="row"><a href="${addressOf(release.name, name)}" download>${name}</a></th><td>${noteOf(name)}</td><td class="number">${sizeText(bytes)}</td><td><code class="hash">${sha256}</code></td></tr>`;
}

function fileTable(release: Release): Html {
  const main = release.files
    .filter(({ name }) => !name.includes('/'))
    .sort((one, other) => placeOf(one.name) - placeOf(other.name));
  const lists = release.files.filter(({ name }) => name.includes('/'));
  const head = html`<thead><tr><th scope="col">File</th><th scope="col">What it is</th><th scope="col" class="number">Size</th><th scope="col">SHA-256</th></tr></thead>`;
  const scroll = (label: string, files: readonly ReleaseFile[]): Html =>
    html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table class="files">${head}<tbody>${files.map((file) => fileRow(release, file))}</tbody></table></div>`;
  return html`${scroll('Files of the release', main)}
<details><summary>${count(lists.length, 'vocabulary', 'vocabularies')} as JSON</summary>${scroll('Vocabularies of the release', lists)}</details>`;
}

function factsLine({ made, records, sequence, files }: Release): Html {
  const day = made.slice(0, 'yyyy-mm-dd'.length);
  return html`<p>Made <time datetime="${made}">${day}</time>; ${count(records, 'record')}, public sequence ${sequence}; ${sizeText(sizeOf({ files }))} in ${count(files.length, 'file')}.</p>`;
}

function snippetPart(snippet: Snippet, at: number, site: string): Html {
  const { tool, file, words } = snippet;
  const lines = linesOf(snippet, site);
  return html`<section aria-labelledby="open-${at}"><h3 id="open-${at}">${tool}</h3>
${file ? html`<p>Needs <a href="/data/latest/${file}" download><code>${file}</code></a>.</p>` : ''}
${words.map((line) => html`<p>${line}</p>`)}
${lines ? html`<pre tabindex="0" aria-label="Lines for ${tool}"><code>${lines}</code></pre>` : ''}</section>`;
}

function withoutRelease(): Html {
  return html`<p>No release was made here yet. Whoever keeps this Casebook makes one with <code>casebook release</code>, or sets <code>CASEBOOK_RELEASE_EVERY=week</code>.</p>
<h2 id="live">Everything as it is now</h2>
<ul>${downloads.map(({ ending, label, about }) => html`<li><a href="/records/download${ending === '' ? '.json' : ending}" download>${label}</a> <span class="quiet">${about}</span></li>`)}</ul>`;
}

const curl = (site: string, release: Release): string =>
  [
    `curl -fLOC - ${site}${addressOf(release.name, 'casebook.sqlite')}`,
    `curl -fLO ${site}${addressOf(release.name, 'records.csv')}`,
    `curl -fLO ${site}${addressOf(release.name, 'MANIFEST.sha256')}`,
    'sha256sum --ignore-missing -c MANIFEST.sha256',
  ].join('\n');

function withReleases(all: readonly Release[], newest: Release, site: string): Html {
  return html`<h2 id="newest">The newest release: <a href="/data/${newest.name}">${newest.name}</a></h2>
${factsLine(newest)}
${fileTable(newest)}
<p><code>/data/latest/</code> and the name of a file always leads to the newest one. <a href="/data/sql">Ask it questions in SQL here</a>, without installing anything.</p>
<h2 id="open">How to open it</h2>
<p>Each of these answers the same question: ${QUESTION}. ${COUNTED}</p>
${snippets.map((snippet, at) => snippetPart(snippet, at, site))}
<h2 id="fetch">From the command line</h2>
<p>A download that was broken off goes on where it stopped; the last line checks what came.</p>
<pre tabindex="0" aria-label="Lines for curl"><code>${curl(site, newest)}</code></pre>
<h2 id="all">All releases</h2>
<ul>${all.map((release) => html`<li><a href="/data/${release.name}">${release.name}</a>: ${count(release.records, 'record')}, ${sizeText(sizeOf(release))}</li>`)}</ul>
<p>What is newer than a release: <a href="/records">every search</a> can be downloaded as it is now.</p>`;
}

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
  sqlite: 'application/vnd.sqlite3',
};

// The files with data, each at the address that never changes.
function describedRelease({ name, made, files }: Release): DescribedDataset {
  const described = files.flatMap(({ name: file, bytes }) => {
    const type = file.includes('/') ? undefined : types[file.split('.').at(-1) ?? ''];
    return type === undefined ? [] : [{ path: addressOf(name, file), type, bytes }];
  });
  return { path: '/data', name: `Casebook, release ${name}`, about: ABOUT, changed: made, files: described };
}

function dataPage(all: readonly Release[], site: string): Html {
  const [newest] = all;
  return layout({
    title: 'Data',
    path: '/data',
    section: 'access',
    head: newest && linkedData(datasetData(describedRelease(newest), site)),
    main: html`<div class="prose wide data">
<h1>Data</h1>
<p class="deck">${ABOUT}</p>
${newest ? withReleases(all, newest, site) : withoutRelease()}</div>`,
  });
}

/** The releases, and how to open one. */
export const dataFace: Face = page(async ({ releases }) => ({ releases: (await releases?.list()) ?? [] }), {
  show: ({ releases }, _, site) => dataPage(releases, site),
});

function releasePage(release: Release): Html {
  return layout({
    title: `Release ${release.name}`,
    path: `/data/${release.name}`,
    section: 'access',
    main: html`<div class="prose wide data">
<p class="kicker"><a href="/data">Data</a></p>
<h1>Release ${release.name}</h1>
${factsLine(release)}
${fileTable(release)}
${release.previous ? html`<p><a href="${addressOf(release.name, 'CHANGES.md')}">What changed</a> since <a href="/data/${release.previous}">${release.previous}</a>.</p>` : ''}</div>`,
  });
}

/** One release with its files. */
export const releaseFace: Face = page(
  async (world, { path }) => {
    const name = path['release'];
    if (name === undefined) throw new Refused('not-found');
    const release = await releaseNamed(world, name);
    return name === 'latest' ? new Moved(`/data/${release.name}`, 302) : release;
  },
  { show: releasePage },
);
