import { html } from 'hono/html';
import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { apaFile, apaLine } from '../../publish/cite/apa.ts';
import { bibtexEntry } from '../../publish/cite/bibtex.ts';
import { type Citation, versionName } from '../../publish/cite/citation.ts';
import { cslFile } from '../../publish/cite/csl.ts';
import { risRecord } from '../../publish/cite/ris.ts';
import { type Ask, type Face, Moved, page } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { inLanguage, sayDay } from '../parts/text.ts';
import { type ClosedVersion, shownRecord, statusOf, type WithdrawnRecord } from '../shown-record.ts';
import { closedPage } from './closed.ts';
import { askedRevision } from './revision-asked.ts';
import { withdrawnPage } from './withdrawn.ts';

type Cited = Citation & { readonly state: 'published'; readonly latest: number; readonly mergedInto?: string };
type Shown = Cited | WithdrawnRecord | ClosedVersion;

const formats = {
  'apa.txt': { label: 'APA', write: apaFile, type: 'text/plain; charset=utf-8' },
  bib: { label: 'BibTeX', write: bibtexEntry, type: 'application/x-bibtex; charset=utf-8' },
  ris: { label: 'RIS', write: risRecord, type: 'application/x-research-info-systems; charset=utf-8' },
  csl: { label: 'CSL-JSON', write: cslFile, type: 'application/vnd.citationstyles.csl+json; charset=utf-8' },
} as const;

/** The endings of the files of a citation; `csl` is followed by `.json`. */
export type CitationForm = keyof typeof formats;

const endingOf = (form: CitationForm): string => (form === 'csl' ? 'csl.json' : form);

async function citedVersion(world: World, ask: Ask, file: string): Promise<Shown | Moved> {
  const asked = await askedRevision(world, ask, (id) => `/records/${id}/cite${file}`);
  if (asked instanceof Moved || asked.state !== 'there') return asked;
  const { head } = asked;
  const { record, page: standing } = await shownRecord(world, head, asked.revision);
  const { title, lang, revision, latest, time, address, commitment } = standing;
  return {
    ...{ state: 'published', id: record.id, revision, latest, mergedInto: head.mergedInto },
    ...{ title, lang, time, address, commitment },
  };
}

function fileOf(cited: Cited, form: CitationForm): Html {
  const { label, write } = formats[form];
  const href = `/records/${versionName(cited)}/cite.${endingOf(form)}`;
  return html`<section aria-labelledby="cite-${form.slice(0, 3)}"><h2 id="cite-${form.slice(0, 3)}">${label}</h2>
<pre class="to-copy"><code>${form === 'apa.txt' ? apaLine(cited) : write(cited).trim()}</code></pre>
<p class="small"><a href="${href}" download="${cited.id}-v${cited.revision}.${endingOf(form)}">${label} as a file<span class="out"> of version ${cited.revision}</span></a></p></section>`;
}

function standing({ id, revision, latest, mergedInto }: Cited): Html {
  if (mergedInto !== undefined)
    return html`<p class="banner" role="note">${id} was merged into <a href="/records/${mergedInto}">${mergedInto}</a>. <a href="/records/${mergedInto}/cite">Cite that record</a>, unless you mean this version.</p>`;
  if (revision === latest)
    return html`<p>This is the newest version. Should the record change, <a href="/records/${id}/since/${revision}">this page</a> tells what is different.</p>`;
  return html`<p class="banner" role="note">This is not the newest version. <a href="/records/${id}/cite">Cite version ${latest}</a>, or see <a href="/records/${id}/since/${revision}">what changed since</a>.</p>`;
}

function citePage(cited: Shown): Html {
  if (cited.state === 'withdrawn') return withdrawnPage(cited);
  if (cited.state === 'closed') return closedPage(cited);
  const { id, revision, title, lang, time, commitment } = cited;
  return layout({
    title: `Cite ${title}`,
    path: `/records/${versionName(cited)}/cite`,
    section: 'records',
    hidden: true,
    main: html`<div class="prose wide">
<p class="kicker"><a href="/records/${id}">${id}</a> · cite</p>
<h1 class="lesser">Cite “<span${inLanguage(lang)}>${title}</span>”</h1>
<p class="deck">Version ${revision} of ${sayDay(time)}. It can no longer be changed, and <a href="/records/${versionName(cited)}">its address</a> stays.</p>
${standing(cited)}
${(Object.keys(formats) as CitationForm[]).map((form) => fileOf(cited, form))}
<h2>The hash</h2>
<p>Each citation holds the commitment of the version, by which anybody can check that the page still says what you cited:</p>
<pre class="to-copy"><code>${commitment}</code></pre>
</div>`,
  });
}

/** How to cite a version of a record, to copy or as a file. */
export const citeFace = page((world, ask) => citedVersion(world, ask, ''), { show: citePage, status: statusOf });

/** A citation as a file in one format. */
export function citeFileFace(form: CitationForm): Face {
  const { write, type } = formats[form];
  return {
    forms: form === 'csl' ? 'json' : 'page',
    answer: async (world, ask) => {
      const cited = await citedVersion(world, ask, `.${form}`);
      if (cited instanceof Moved) return cited;
      if (cited.state !== 'published') throw new Refused(cited.state);
      return { status: 200, type, text: write(cited) };
    },
  };
}
