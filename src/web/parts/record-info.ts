import { html } from 'hono/html';
import { fieldNamed } from '../../core/fields.ts';
import { bestValues } from '../../core/statement.ts';
import { codeName } from '../../core/vocabulary.ts';
import type { ShownRecord } from '../shown-record.ts';
import type { Html } from './html.ts';
import { licenceLines } from './licences.ts';
import { dayOf, inLanguage, said, sayDay } from './text.ts';

function wantedFacts(shown: ShownRecord): Html | '' {
  const blank = shown.page.blank.flatMap((name) => fieldNamed(name)?.label ?? []);
  return blank.length === 0 ? '' : html`<p class="small">Most wanted: ${blank.slice(0, 6).join(', ')}</p>`;
}

function lines(shown: ShownRecord): readonly (readonly [string, Html])[] {
  const { record, page } = shown;
  const type = codeName('record-type', String(bestValues(record.statements, 'type')[0] ?? ''));
  return [
    ['Type', html`${type}`],
    ['Published', dayOf(page.published)],
    [
      'Version',
      html`${page.revision}, ${dayOf(page.time)}<p class="small"><a href="/records/${record.id}/history">History</a></p>`,
    ],
    ['Credit', html`<bdi>${page.credit}</bdi>`],
    ['Answered', html`${page.completeness} % of the wanted facts${wantedFacts(shown)}`],
    ['Licence', licenceLines(record)],
  ];
}

function citation(shown: ShownRecord): Html {
  const { record, page } = shown;
  const here = `/records/${record.id}/revisions/${page.revision}`;
  return html`<section aria-labelledby="cite"><h2 id="cite">How to cite</h2>
<p class="copy">“${said(page.title, page.lang)}”, ${record.id}, version ${page.revision}, ${sayDay(page.time)}. Casebook, <a href="${here}">${page.address}</a></p>
<p class="small"><a href="/records/${record.id}@${page.revision}/cite">As APA, BibTeX, RIS or CSL-JSON</a></p>
${page.revision === page.latest ? html`<p class="small"><a href="/records/${record.id}/as">For OECD, AIID, OSV and VERIS</a></p>` : ''}</section>`;
}

function check(shown: ShownRecord): Html {
  const { record, page } = shown;
  const bytes = `/records/${record.id}/revisions/${page.revision}/canonical.json`;
  const how = page.salt
    ? html`<p>The SHA-256 of the salt, written here in hexadecimal, followed by the <a href="${bytes}">exact bytes of this version</a> gives the commitment.</p>`
    : html`<p>Parts of this version are not public, so its bytes cannot be handed out.</p>`;
  return html`<details class="check"><summary>Check this page</summary>
${how}
<dl><dt>Commitment</dt><dd><code>${page.commitment}</code></dd>
${page.salt ? html`<dt>Salt</dt><dd><code>${page.salt}</code></dd>` : ''}</dl></details>`;
}

/** About the page itself: its version, how complete it is, how to cite and how to check it. */
export function pageInfo(shown: ShownRecord): Html {
  return html`<section class="info" aria-labelledby="page"><h2 id="page">About this page</h2>
<dl class="pairs">${lines(shown).map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
${check(shown)}</section>
${citation(shown)}`;
}

/** The line above an old version. */
export function oldVersion(shown: ShownRecord): Html | '' {
  const { record, page } = shown;
  if (page.revision === page.latest) return '';
  return html`<p class="banner" role="note">This is version ${page.revision} of ${sayDay(page.time)}, not the current one.
<a href="/records/${record.id}"${inLanguage('en')}>Read version ${page.latest}</a>, see <a href="/records/${record.id}/since/${page.revision}">what changed since</a>, or the <a href="/records/${record.id}/history">history</a>.</p>`;
}
