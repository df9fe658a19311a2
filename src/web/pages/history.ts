import { html } from 'hono/html';
import { type Change, diffStatements } from '../../core/diff.ts';
import type { DocumentHead, RevisionLine, World } from '../../core/ports.ts';
import { publicRecord } from '../../core/public.ts';
import { type RecordDocument, recordIdPattern } from '../../core/record.ts';
import { pageNumber, pathPart } from '../door.ts';
import { type Ask, page } from '../face.ts';
import { changeLine } from '../parts/change-line.ts';
import { sourceName } from '../parts/citation.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { type Paging, pager, pagingOf } from '../parts/pager.ts';
import { count, dayOf, inLanguage } from '../parts/text.ts';
import type { EntityLabels } from '../parts/value.ts';
import {
  entitiesOf,
  labelsOf,
  publicHead,
  revisionOf,
  sourcesOf,
  statusOf,
  titleOf,
  type WithdrawnRecord,
  withdrawnRecord,
} from '../shown-record.ts';
import { survivorOf } from '../survivors.ts';
import { withdrawnPage } from './withdrawn.ts';

const PER_PAGE = 10;

/** A version as history tells it; `changes` is what it did to the one before, and absent where either says nothing. */
type Version = RevisionLine & { readonly statements: number; readonly changes?: readonly Change[] };

type History = {
  readonly state: 'published' | 'merged';
  readonly id: string;
  readonly mergedInto?: string;
  readonly title: string;
  readonly lang: string;
  readonly paging: Paging;
  readonly versions: readonly Version[];
  readonly entities: EntityLabels;
  readonly sources: Readonly<Record<string, string>>;
};

async function versionsOf(world: World, head: DocumentHead, page: number) {
  const lines = await world.store.history(head.id);
  const paging = pagingOf(page, lines.length, PER_PAGE);
  const from = (page - 1) * PER_PAGE;
  const wanted = lines.slice(from, from + PER_PAGE + 1);
  const whole = await Promise.all(
    wanted.map(async ({ number, closed }) => {
      return closed ? undefined : ((await revisionOf(world, head.id, number)).body.document as RecordDocument);
    }),
  );
  const entities = await entitiesOf(
    world,
    whole.flatMap((record) => record ?? []),
  );
  const records = whole.map((record) => record && publicRecord(record, entities));
  const versions = wanted.slice(0, PER_PAGE).map((line, index): Version => {
    const statements = records[index]?.statements;
    const older = records[index + 1]?.statements;
    const changes = older && statements && diffStatements(older, statements);
    return { ...line, statements: statements?.length ?? 0, changes };
  });
  return { paging, versions, records, entities: labelsOf(entities) };
}

async function historyData(world: World, ask: Ask): Promise<History | WithdrawnRecord> {
  const head = await publicHead(world, pathPart(ask, 'id', recordIdPattern));
  const end = await survivorOf(world, head);
  if (end.state === 'withdrawn') return withdrawnRecord(world, end.id);
  const { records, ...rest } = await versionsOf(world, head, pageNumber(ask));
  const newest = records[0];
  const sources = await sourcesOf(
    world,
    records.flatMap((record) => record?.statements ?? []),
  );
  return {
    state: head.state === 'merged' ? 'merged' : 'published',
    id: head.id,
    mergedInto: head.mergedInto,
    ...(newest ? titleOf(newest) : { title: head.id, lang: 'en' }),
    ...rest,
    sources: Object.fromEntries(sources.map((source) => [source.id, sourceName(source)])),
  };
}

function changesTold({ number, closed, statements, changes }: Version, history: History): Html {
  if (closed)
    return html`<p class="aside">Closed on ${dayOf(closed.time)}: what it said is no longer kept. <bdi dir="auto">${closed.reason}</bdi></p>`;
  if (number === 1) return html`<p class="small">The first version, with ${count(statements, 'statement')}.</p>`;
  if (!changes) return html`<p class="small">The version before it was closed, so what changed cannot be told.</p>`;
  if (changes.length === 0) return html`<p class="small">No statement changed.</p>`;
  const names = (id: string): string => history.sources[id] ?? id;
  return html`<ul class="changes">${changes.map((change) => changeLine(change, history.entities, names))}</ul>`;
}

function versionItem(version: Version, history: History): Html {
  const { number, time, state, reason, credit } = version;
  return html`<li id="version-${number}">
<h2><a href="/records/${history.id}/revisions/${number}">Version ${number}</a>${state === 'published' ? '' : `, ${state}`}</h2>
<p class="line">${dayOf(time)}, <bdi>${credit}</bdi></p>
<p class="reason" dir="auto">${reason}</p>
${changesTold(version, history)}
</li>`;
}

function historyPage(history: History | WithdrawnRecord): Html {
  if (history.state === 'withdrawn') return withdrawnPage(history);
  const { id, title, lang, paging, versions, mergedInto } = history;
  const path = `/records/${id}/history`;
  return layout({
    title: `History of ${title}`,
    path,
    section: 'records',
    main: html`<div class="prose wide">
<p class="kicker"><a href="/records/${mergedInto ?? id}">${id}</a> · history</p>
<h1 class="lesser">History of “<span${inLanguage(lang)}>${title}</span>”</h1>
${mergedInto ? html`<p>This record was merged into <a href="/records/${mergedInto}">${mergedInto}</a>.</p>` : ''}
<ol class="versions-of" reversed>${versions.map((version) => versionItem(version, history))}</ol>
${pager(paging, (page) => (page === 1 ? path : `${path}?page=${page}`))}
</div>`,
  });
}

/** The versions of a record and what each changed. */
export const historyFace = page(historyData, { show: historyPage, status: statusOf });
