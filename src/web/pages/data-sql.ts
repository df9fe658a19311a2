import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { html } from 'hono/html';
import { Refused } from '../../core/errors.ts';
import type { Release } from '../../core/release.ts';
import { examples } from '../../publish/release/snippets.ts';
import { wasmHeaders } from '../door.ts';
import { type Face, Flow, flow, page } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { sizeText } from './data.ts';

const FILE = 'casebook.sqlite';
const SCRIPT = 'text/javascript; charset=utf-8';
const packaged = (name: string): string => fileURLToPath(new URL(name, import.meta.resolve('@sqlite.org/sqlite-wasm')));

const engineFiles = {
  'worker.js': { path: () => fileURLToPath(new URL('../islands/sql-worker.js', import.meta.url)), type: SCRIPT },
  'sqlite3.mjs': { path: () => packaged('index.mjs'), type: SCRIPT },
  'sqlite3.wasm': { path: () => packaged('sqlite3.wasm'), type: 'application/wasm' },
} as const;

type EngineFile = keyof typeof engineFiles;
type Engine = { readonly version: string; readonly bytes: ReadonlyMap<string, Uint8Array> };

let engine: Engine | undefined;

// The address holds the hash of all of them, so that what a browser keeps for a year always fits together.
function loadEngine(): Engine {
  const bytes = new Map(Object.entries(engineFiles).map(([name, { path }]) => [name, readFileSync(path())]));
  const hash = createHash('sha256');
  for (const one of bytes.values()) hash.update(one);
  return { version: hash.digest('hex').slice(0, 16), bytes };
}

const theEngine = (): Engine => {
  engine ??= loadEngine();
  return engine;
};

/** The address of a file of the engine; it changes with the engine. */
export const engineAddress = (name: string): string => `/data/sql/${theEngine().version}/${name}`;

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** What the page for SQL runs: SQLite itself, as its makers publish it, and the worker in which it runs. */
export const dataEngineFace: Face = flow(async (_, { path }) => {
  const { version, bytes } = theEngine();
  const name = path['file'] ?? '';
  const found = bytes.get(name);
  if (path['version'] !== version || found === undefined) throw new Refused('not-found');
  return new Flow({
    type: engineFiles[name as EngineFile].type,
    file: name,
    bytes: only(found),
    headers: {
      // A worker has the policy of its own file, not that of the page.
      ...wasmHeaders,
      'content-disposition': 'inline',
      'content-length': String(found.byteLength),
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
});

function exampleList(): Html {
  return html`<h2 id="examples">Examples</h2>
${examples.map(({ title, sql }, at) => html`<section class="example" aria-labelledby="example-${at}"><h3 id="example-${at}">${title}</h3><pre tabindex="0" aria-labelledby="example-${at}"><code>${sql}</code></pre></section>`)}`;
}

function console(release: Release, bytes: number): Html {
  const address = `/data/${release.name}/${FILE}`;
  return html`<p>Release <a href="/data/${release.name}">${release.name}</a>. The database (${sizeText(bytes)}) is loaded into this page once you ask; then nothing leaves your machine.</p>
<noscript><p class="notice">This page needs a script to run questions. Without one: <a href="${address}" download>the database file</a> and any program that reads SQLite, such as <code>sqlite3</code>; <a href="/data#open">how to open it</a>.</p></noscript>
<form id="sql" class="form" hidden data-file="${address}" data-worker="${engineAddress('worker.js')}">
<div class="control"><label for="sql-example">Example</label><select id="sql-example">${examples.map(({ title }, at) => html`<option value="${at}">${title}</option>`)}</select></div>
<div class="control"><label for="sql-text">Question in SQL</label><p class="hint" id="sql-help">Ctrl and Enter runs it. Tables: records, statements, sources, entities, record_source, record_entity, vocabulary, search.</p>
<textarea id="sql-text" rows="9" spellcheck="false" autocomplete="off" autocapitalize="off" dir="ltr" aria-describedby="sql-help">${examples[0]?.sql ?? ''}</textarea></div>
<p><button type="submit">Run</button> <button type="button" id="sql-stop" disabled>Stop</button></p>
</form>
<p id="sql-state" role="status"></p>
<section id="sql-result" aria-label="Result" hidden><div class="scroll" id="sql-table" role="region" aria-label="Table" tabindex="0"></div>
<p><a id="sql-csv" download="answer.csv">Download as CSV</a></p><figure id="sql-chart" hidden></figure></section>
${exampleList()}
<p>The database as a file: <a href="${address}" download>${FILE}</a>.</p>`;
}

type Shown = { readonly release: Release | undefined };

function sqlPage({ release }: Shown): Html {
  const file = release?.files.find(({ name }) => name === FILE);
  return layout({
    title: 'Questions in SQL',
    path: '/data/sql',
    section: 'access',
    islands: ['sql'],
    main: html`<div class="prose wide data">
<p class="kicker"><a href="/data">Data</a></p>
<h1>Questions in SQL</h1>
<p class="deck">SQLite, running in your browser over the newest release.</p>
${release && file ? console(release, file.bytes) : html`<p>There is no release with a database yet. <a href="/data">The data as it is now</a>.</p>${exampleList()}`}</div>`,
  });
}

/** Questions in SQL to the newest release. */
export const dataSqlFace: Face = page(
  async ({ releases }): Promise<Shown> => ({ release: (await releases?.list())?.[0] }),
  { show: sqlPage, twin: ({ release }) => ({ release, examples }), islands: 'wasm' },
);
