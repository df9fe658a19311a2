import { html } from 'hono/html';
import { type EntityDocument, entityName } from '../../../core/entity.ts';
import { type Problem, Refused } from '../../../core/errors.ts';
import { fieldNamed } from '../../../core/fields.ts';
import { administrators, allows } from '../../../core/policy.ts';
import type { DocumentHead, RevisionLine, World } from '../../../core/ports.ts';
import { type RecordDocument, recordIdPattern } from '../../../core/record.ts';
import type { Statement } from '../../../core/statement.ts';
import { vocabularyNamed } from '../../../core/vocabulary.ts';
import { askable } from '../../../editorial/ask-for-reply.ts';
import { pathPart } from '../../door.ts';
import { type Ask, page } from '../../face.ts';
import type { FormAsk } from '../../form-face.ts';
import { type Filled, problemSummary, refilled, selectOne, textLine, ticks, unfilled } from '../../parts/controls.ts';
import { deskBar } from '../../parts/desk-bar.ts';
import { sectionOf } from '../../parts/facts.ts';
import type { Html } from '../../parts/html.ts';
import { layout } from '../../parts/layout.ts';
import { dayOf, inLanguage } from '../../parts/text.ts';
import { type EntityLabels, sayValue } from '../../parts/value.ts';
import { entitiesOf, labelsOf, titleOf } from '../../shown-record.ts';
import { lookUpFace, type Tool, toolForm } from './tool-form.ts';

type RecordTools = {
  readonly head: DocumentHead;
  readonly title: string;
  readonly lang: string;
  readonly statements: readonly Statement[];
  readonly labels: EntityLabels;
  readonly history: readonly RevisionLine[];
  readonly askable: readonly EntityDocument[];
  readonly today: string;
};

/** The id of the record in an address of the desk. */
export function recordIdIn(ask: Ask): string {
  return pathPart(ask, 'id', recordIdPattern);
}

async function toolsData(world: World, ask: Ask): Promise<RecordTools> {
  const id = recordIdIn(ask);
  const head = await world.store.head(id);
  const document = head?.state === 'draft' ? await world.store.draft(id) : (await world.store.current([id]))[0];
  const records: readonly RecordDocument[] = document?.schema === 'casebook.record/1' ? [document] : [];
  const [record] = records;
  // Of a withdrawn or merged one every version may have been closed.
  const isClosed = head?.kind === 'record' && head.revision > 0;
  if (!head || !(record || isClosed)) throw new Refused('not-found', `There is no record ${id}.`);
  const labels = labelsOf(await entitiesOf(world, records));
  const said = record
    ? { ...titleOf(record), statements: record.statements }
    : { title: id, lang: 'en', statements: [] };
  return {
    ...{ head, ...said, labels, history: await world.store.history(id) },
    ...{ askable: record ? await askable(world.store, record) : [], today: world.clock.now().slice(0, 10) },
  };
}

function line(statement: Statement, labels: EntityLabels): string {
  const text = sayValue(statement, labels);
  return `${fieldNamed(statement.field)?.label ?? statement.field}: ${text.length > 120 ? `${text.slice(0, 120)} …` : text}`;
}

const MOST_FOUND = 20;
const NOTHING = { value: '', label: '—' };
const relations = [
  NOTHING,
  ...(vocabularyNamed('relation')?.codes ?? []).map(({ code, name }) => ({ value: code, label: name })),
];

function relationControls(filled: Filled, step: string): readonly Html[] {
  return [
    selectOne(filled, { name: `${step}-relation`, label: 'How it is related', required: true, options: relations }),
    textLine(filled, {
      name: `${step}-other`,
      label: 'The other record',
      required: true,
      help: 'Its id, such as CB-12.',
    }),
  ];
}

function versionOptions(lines: readonly RevisionLine[]) {
  return lines.slice(0, 500).map(({ number, time, reason }) => ({
    value: String(number),
    label: `Version ${number}, ${time.slice(0, 10)}: ${reason.slice(0, 80)}`,
  }));
}

function askTool({ askable: entities, today }: RecordTools, filled: Filled): readonly Tool[] {
  if (entities.length === 0) return [];
  const options = entities.map((entity) => ({ value: entity.id, label: entityName(entity) }));
  const day = { name: 'ask-date', label: 'Day', required: true, value: today, help: 'Such as 2026-05-03.' };
  return [
    {
      ...{ step: 'ask', heading: 'Write down that an organisation was asked for its answer', label: 'Write it down' },
      about: 'It becomes a step of the timeline. While no answer is recorded, the page says since when it is missing.',
      controls: [
        selectOne(filled, {
          name: 'ask-entity',
          label: 'Who was asked',
          required: true,
          options: [NOTHING, ...options],
        }),
        textLine(filled, day),
      ],
    },
  ];
}

function publishedTools(shown: RecordTools, filled: Filled): readonly Tool[] {
  const { statements, labels, history } = shown;
  const earlier = versionOptions(history.slice(1).filter(({ closed }) => !closed));
  const movable = statements.flatMap((statement, at) =>
    statement.field === 'title' || statement.field === 'type'
      ? []
      : [{ value: String(at), label: line(statement, labels), section: sectionOf(statement) }],
  );
  return [
    ...askTool(shown, filled),
    {
      ...{ step: 'relate', heading: 'Relate it to another record', label: 'Relate' },
      controls: relationControls(filled, 'relate'),
    },
    {
      ...{ step: 'unrelate', heading: 'Take a relation away', label: 'Take away' },
      controls: relationControls(filled, 'unrelate'),
    },
    ...(earlier.length > 0
      ? [
          {
            ...{ step: 'revert', heading: 'Go back to an earlier version', label: 'Go back' },
            about:
              'What it said then becomes the newest version. Nothing is lost from its history, and answers of organisations stay as they are now.',
            controls: selectOne(filled, { name: 'revert-to', label: 'Version', required: true, options: earlier }),
          },
        ]
      : []),
    {
      ...{ step: 'split', heading: 'Split it', label: 'Split' },
      about: 'What is chosen moves into a new record. Both say so.',
      controls: [
        textLine(filled, { name: 'split-title', label: 'Title of the new record', required: true }),
        ticks(filled, { name: 'split-statements', label: 'What moves', options: movable }),
      ],
    },
    {
      ...{ step: 'merge', heading: 'Merge it into another record', label: 'Merge' },
      about: 'The other record gains what it lacked; this address leads there. It can be undone here.',
      controls: textLine(filled, {
        name: 'merge-into',
        label: 'The record that stays',
        required: true,
        help: 'Its id, such as CB-12.',
      }),
    },
    {
      ...{ step: 'withdraw', heading: 'Withdraw it', label: 'Withdraw' },
      about: 'The record leaves the public pages. Its address stays and says why.',
    },
  ];
}

// Only administrators take words out of history; for all others it only grows.
function closeTool({ head, history }: RecordTools, ask: Ask, filled: Filled): readonly Tool[] {
  const open = history.filter(
    ({ number, closed }) => !closed && (head.state !== 'published' || number !== head.revision),
  );
  if (!allows(administrators, ask.visitor.actor) || open.length === 0) return [];
  const options = versionOptions(open);
  return [
    {
      ...{ step: 'close', heading: 'Close earlier versions', label: 'Erase what they say' },
      about:
        'For what the law or decency forbids to keep. What they say is erased for good; that they were there, why, and their commitment stay. Backups made before still hold it. Later versions may say the same.',
      controls: ticks(filled, { name: 'close-numbers', label: 'Versions', options }),
    },
  ];
}

function toolsOf(shown: RecordTools, filled: Filled): readonly Tool[] {
  const { state, mergedInto } = shown.head;
  if (state === 'published') return publishedTools(shown, filled);
  if (state === 'draft') return [{ step: 'publish', heading: 'Publish this draft', label: 'Publish' }];
  if (state !== 'merged') return [];
  const about = `It is published again as it was. ${mergedInto} loses what it gained, unless that was changed since.`;
  return [{ step: 'unmerge', heading: `Undo the merge into ${mergedInto}`, label: 'Undo the merge', about }];
}

const labelsOfFaults: Readonly<Record<string, string>> = {
  'ask-entity': 'Who was asked',
  'ask-date': 'Day',
  'relate-other': 'The other record',
  'revert-to': 'Version',
  'split-title': 'Title of the new record',
  'split-statements': 'What moves',
  'merge-into': 'The record that stays',
  'close-numbers': 'Versions',
};

function toolsPage(shown: RecordTools, ask: Ask, { filled, problem }: { filled: Filled; problem?: Problem }): Html {
  const { head, title, lang } = shown;
  const { id, state, revision } = head;
  const place = { address: `/desk/records/${id}`, base: Math.max(revision, 1) };
  const isPublic = state === 'published';
  return layout({
    title: `Tools for ${id}`,
    path: place.address,
    hidden: true,
    main: html`<div class="prose desk">${deskBar(ask, place.address)}
<p class="kicker"><a href="/desk">Desk</a> · <a href="/desk/records">Records</a> · ${id}</p>
<h1 class="lesser"${inLanguage(lang)}>${title}</h1>
${problemSummary(problem, labelsOfFaults)}
<dl class="pairs"><div><dt>State</dt><dd>${state}${head.mergedInto ? html` into <a href="/desk/records/${head.mergedInto}">${head.mergedInto}</a>` : ''}</dd></div>
<div><dt>Version</dt><dd>${revision === 0 ? 'none yet' : revision}${head.lastTime ? html`, ${dayOf(head.lastTime)}` : ''}</dd></div></dl>
${
  isPublic
    ? html`<p><a href="/records/${id}">The page</a> · <a href="/records/${id}/history">Its history</a> · <a href="/records/${id}/improve">Edit its statements</a> · <a href="/desk?record=${id}">What was sent about it</a></p>`
    : ''
}
<div>${toolsOf(shown, filled).map((tool) => toolForm(ask, place, { filled, tool }))}${closeTool(shown, ask, filled).map((tool) => toolForm(ask, { ...place, address: `${place.address}/close` }, { filled, tool }))}</div>
</div>`,
  });
}

/** What an editor can do with a record as a whole. */
export const recordToolsFace = page(toolsData, {
  show: (shown, ask) => toolsPage(shown, ask, { filled: unfilled }),
  twin: ({ head, title, history }) => ({ ...head, title, history }),
});

/** Asks which record. */
export const recordLookUpFace = lookUpFace({
  ...{ title: 'Records', path: '/desk/records', label: 'Id of the record, such as CB-1, or words of it' },
  shape: recordIdPattern,
  find: async ({ queries, store }, q) => {
    const { ids } = await queries.search({ q, filters: {}, sort: 'relevance', page: 1, size: MOST_FOUND });
    const cards = new Map((await store.cards(ids)).map((card) => [card.id, card]));
    return ids.flatMap((id) => cards.get(id) ?? []).map(({ id, title, lang }) => ({ id, name: title, lang }));
  },
});

/** The page again, after one of its forms was refused. */
export async function recordToolsAgain(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  return toolsPage(await toolsData(world, ask), ask, { filled: refilled(ask, problem), problem });
}
