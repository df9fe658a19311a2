import { html } from 'hono/html';
import { type OwedAnswer, owedAnswer } from '../../core/owed-answer.ts';
import type { DocumentHead, World } from '../../core/ports.ts';
import { recordIdPattern } from '../../core/record.ts';
import type { Revision } from '../../core/revision.ts';
import type { Statement } from '../../core/statement.ts';
import { pathPart } from '../door.ts';
import { type Ask, Moved, page } from '../face.ts';
import { citations, type Notes, notesOf } from '../parts/citation.ts';
import { factTables } from '../parts/facts.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { caseHead, contextBoxes, elsewhereList, relatedList, summaryOf } from '../parts/record-head.ts';
import { pageInfo } from '../parts/record-info.ts';
import { recordLinks } from '../parts/record-links.ts';
import { answerMarks, answerSection, wrongLine } from '../parts/replies.ts';
import { sourceList } from '../parts/sources.ts';
import { timeline } from '../parts/timeline.ts';
import {
  publicHead,
  revisionOf,
  type ShownRecord,
  shownRecord,
  statusOf,
  type WithdrawnRecord,
  withdrawnRecord,
} from '../shown-record.ts';
import { type SimilarCard, similarCards } from '../similar-records.ts';
import { addressOfVersion } from './revision-asked.ts';
import { withdrawnPage } from './withdrawn.ts';

type WithSimilar = ShownRecord & { readonly similar?: readonly SimilarCard[]; readonly owed?: OwedAnswer };

async function withSimilar(world: World, head: DocumentHead, newest: Revision): Promise<WithSimilar> {
  // Both at once: the one asks the database, the other the search.
  const [shown, alike] = await Promise.all([shownRecord(world, head, newest), similarCards(world, head.id)]);
  const related = new Set(shown.related.map(({ card }) => card.id));
  const similar = alike?.filter(({ card }) => !related.has(card.id));
  const owed = owedAnswer(shown.record.statements, world.clock.now().slice(0, 10));
  return { ...shown, similar, owed };
}

const WRITTEN_SMALL = /^[a-z]{2,8}-[1-9]\d*$/;

async function recordData(world: World, ask: Ask): Promise<WithSimilar | WithdrawnRecord | Moved> {
  const { id: written = '' } = ask.path;
  const version = addressOfVersion(written);
  if (version !== undefined) return new Moved(version, 301);
  if (WRITTEN_SMALL.test(written))
    return new Moved(`/records/${(await publicHead(world, written.toUpperCase())).id}`, 301);
  const id = pathPart(ask, 'id', recordIdPattern);
  // Both at once, since nearly every record that is asked for is there.
  const [head, newest] = await Promise.all([publicHead(world, id), world.store.revision(id)]);
  if (head.state === 'merged') return new Moved(`/records/${head.mergedInto}`, 301);
  if (head.state === 'withdrawn') return withdrawnRecord(world, id);
  return withSimilar(world, head, newest ?? (await revisionOf(world, id)));
}

function section(name: string, heading: string, content: Html | readonly Html[] | '' | undefined): Html | '' {
  if (content === undefined || content === '' || (Array.isArray(content) && content.length === 0)) return '';
  return html`<section aria-labelledby="${name}"><h2 id="${name}">${heading}</h2>${content}</section>`;
}

function answeredTimeline(statements: readonly Statement[], notes: Notes): Html | undefined {
  const steps = timeline(statements, notes);
  return steps && html`${steps}${answerMarks(statements, 'timeline')}`;
}

/** The body of a record page; a page of an old version puts its own words above it. */
export function recordBody(shown: WithSimilar, above: Html | '' = ''): Html {
  const { record, sources, entities, unlisted } = shown;
  const { statements } = record;
  const notes = notesOf(sources, unlisted);
  return html`<article class="record">
${above}
${caseHead(shown, (cites) => citations(cites, notes))}
<div class="columns">
<div class="story">
${summaryOf(statements, notes)}
${section('facts', 'Facts', factTables({ id: record.id, statements, labels: entities, notes }))}
${section('timeline', 'Timeline', answeredTimeline(statements, notes))}
${section('answers', 'Answers', answerSection(statements, notes, shown.owed))}
${section('sources', 'Sources', sourceList(statements, notes))}
</div>
<div class="margin">
${contextBoxes(statements, notes)}
${section('related', 'Related records', relatedList(shown.related, shown.similar))}
${section('elsewhere', 'The same case elsewhere', elsewhereList(shown, notes))}
${pageInfo(shown)}
${wrongLine(record.id)}
</div>
</div>
</article>`;
}

function recordPage(shown: WithSimilar | WithdrawnRecord, _: Ask, site: string): Html {
  if (shown.state === 'withdrawn') return withdrawnPage(shown);
  const { record, page: standing } = shown;
  return layout({
    title: standing.title,
    path: `/records/${record.id}`,
    follow: `/records/${record.id}`,
    section: 'records',
    head: recordLinks(shown, site),
    main: recordBody(shown),
  });
}

/** One record. */
export const recordFace = page(recordData, {
  show: recordPage,
  status: statusOf,
  passing: (shown) => shown.state === 'published' && shown.similar === undefined,
});
