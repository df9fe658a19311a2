import { html } from 'hono/html';
import { type Change, diffStatements } from '../../core/diff.ts';
import type { RevisionLine, World } from '../../core/ports.ts';
import { publicRecord } from '../../core/public.ts';
import type { RecordDocument } from '../../core/record.ts';
import { type Ask, Moved, page } from '../face.ts';
import { changeLine } from '../parts/change-line.ts';
import { sourceName } from '../parts/citation.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { count, dayOf, inLanguage, sayDay } from '../parts/text.ts';
import type { EntityLabels } from '../parts/value.ts';
import {
  type ClosedVersion,
  entitiesOf,
  labelsOf,
  revisionOf,
  sourcesOf,
  statusOf,
  titleOf,
  type WithdrawnRecord,
} from '../shown-record.ts';
import { closedPage } from './closed.ts';
import { type AskedRevision, askedRevision } from './revision-asked.ts';
import { withdrawnPage } from './withdrawn.ts';

type Moment = { readonly revision: number; readonly time: string };

type Since = {
  readonly state: 'published' | 'merged';
  readonly id: string;
  readonly mergedInto?: string;
  readonly title: string;
  readonly lang: string;
  readonly from: Moment;
  readonly to: Moment;
  readonly changes: readonly Change[];
  /** The versions after the one that was cited, newest first. */
  readonly versions: readonly Omit<RevisionLine, 'seq'>[];
  readonly entities: EntityLabels;
  readonly sources: Readonly<Record<string, string>>;
};

async function compared(world: World, { head, revision }: AskedRevision): Promise<Since> {
  const newest = await revisionOf(world, head.id);
  const whole = [revision, newest].map(({ body }) => body.document as RecordDocument);
  const entities = await entitiesOf(world, whole);
  const [before, after] = whole.map((record) => publicRecord(record, entities));
  const said = [before?.statements ?? [], after?.statements ?? []] as const;
  const sources = await sourcesOf(world, said.flat());
  const lines = await world.store.history(head.id);
  return {
    state: head.state === 'merged' ? 'merged' : 'published',
    id: head.id,
    mergedInto: head.mergedInto,
    ...(after ? titleOf(after) : { title: head.id, lang: 'en' }),
    from: { revision: revision.body.number, time: revision.body.time },
    to: { revision: newest.body.number, time: newest.body.time },
    changes: diffStatements(...said),
    versions: lines.filter(({ number }) => number > revision.body.number).map(({ seq: _, ...line }) => line),
    entities: labelsOf(entities),
    sources: Object.fromEntries(sources.map((source) => [source.id, sourceName(source)])),
  };
}

type Shown = Since | WithdrawnRecord | ClosedVersion;

async function sinceData(world: World, ask: Ask): Promise<Shown | Moved> {
  const asked = await askedRevision(world, ask, (id) => `/records/${id}`);
  return asked instanceof Moved || asked.state !== 'there' ? asked : compared(world, asked);
}

/** What changed, in one sentence. */
export function sinceSentence({ from, to, changes }: Pick<Since, 'from' | 'to' | 'changes'>): string {
  const cited = `version ${from.revision} of ${sayDay(from.time)}`;
  if (from.revision === to.revision) return `Nothing has changed since ${cited}: it is the newest version.`;
  if (changes.length === 0)
    return `No statement has changed since ${cited}, though there have been ${count(to.revision - from.revision, 'newer version')}.`;
  const verb = changes.length === 1 ? 'has' : 'have';
  return `${count(changes.length, 'statement')} ${verb} changed between ${cited} and version ${to.revision} of ${sayDay(to.time)}.`;
}

function differences({ changes, entities, sources }: Since): Html | '' {
  if (changes.length === 0) return '';
  const names = (id: string): string => sources[id] ?? id;
  return html`<h2>What is different</h2>
<ul class="changes">${changes.map((change) => changeLine(change, entities, names))}</ul>`;
}

function reasons({ id, versions }: Since): Html | '' {
  if (versions.length === 0) return '';
  return html`<h2>Why</h2>
<ol class="versions-of" reversed>${versions.map(
    ({ number, time, credit, reason }) => html`<li>
<h3><a href="/records/${id}/revisions/${number}">Version ${number}</a></h3>
<p class="line">${dayOf(time)}, <bdi>${credit}</bdi></p>
<p class="reason" dir="auto">${reason}</p></li>`,
  )}</ol>`;
}

function sincePage(since: Shown): Html {
  if (since.state === 'withdrawn') return withdrawnPage(since);
  if (since.state === 'closed') return closedPage(since);
  const { id, title, lang, from, to, mergedInto } = since;
  return layout({
    title: `Changes since version ${from.revision} of ${title}`,
    path: `/records/${id}/since/${from.revision}`,
    section: 'records',
    hidden: true,
    main: html`<div class="prose wide">
<p class="kicker"><a href="/records/${mergedInto ?? id}">${id}</a> · since version ${from.revision}</p>
<h1 class="lesser">What changed on “<span${inLanguage(lang)}>${title}</span>” since you cited it</h1>
<p class="deck">${sinceSentence(since)}</p>
${mergedInto ? html`<p>This record was merged into <a href="/records/${mergedInto}">${mergedInto}</a>, where it goes on.</p>` : ''}
${differences(since)}
${reasons(since)}
<p><a href="/records/${id}@${to.revision}/cite">Cite version ${to.revision}</a></p>
</div>`,
  });
}

/** What changed on a record from the version that somebody cited to now. */
export const sinceFace = page(sinceData, { show: sincePage, status: statusOf });
