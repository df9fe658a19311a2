import { html } from 'hono/html';
import { type EntityDocument, entityKinds, entityName } from '../../../core/entity.ts';
import { type Problem, Refused } from '../../../core/errors.ts';
import { externalIdIn, externalIdLine, registerNames } from '../../../core/external-id.ts';
import type { DocumentHead, World } from '../../../core/ports.ts';
import { codeName } from '../../../core/vocabulary.ts';
import { fold } from '../../../core/words.ts';
import { changeEntity } from '../../../editorial/change-entity.ts';
import { mergeEntities } from '../../../editorial/merge-entities.ts';
import { unmergeEntity } from '../../../editorial/unmerge-entity.ts';
import { pathPart } from '../../door.ts';
import { type Ask, page } from '../../face.ts';
import { type FormAsk, form, steps } from '../../form-face.ts';
import {
  type Filled,
  problemSummary,
  refilled,
  selectOne,
  textArea,
  textLine,
  unfilled,
} from '../../parts/controls.ts';
import { deskBar } from '../../parts/desk-bar.ts';
import type { Html } from '../../parts/html.ts';
import { layout } from '../../parts/layout.ts';
import { count } from '../../parts/text.ts';
import { lookUpFace, type Tool, toolField, toolForm, toolInput } from './tool-form.ts';

const shape = /^E-[1-9]\d*$/;
const STEP = 'change';
const MOST_FOUND = 20;

type EntityTools = { readonly head: DocumentHead; readonly entity: EntityDocument; readonly records: number };

const idIn = (ask: Ask): string => pathPart(ask, 'id', shape);

async function toolsData({ store }: World, ask: Ask): Promise<EntityTools> {
  const id = idIn(ask);
  const [head, [entity]] = [await store.head(id), await store.current([id])];
  if (!head || entity?.schema !== 'casebook.entity/1') throw new Refused('not-found', `There is no entity ${id}.`);
  return { head, entity, records: (await store.recordsUsing(id)).length };
}

// One name a line; its language, where it is known, stands in front: zh: 深网视界.
const nameLines = ({ names }: EntityDocument): string =>
  names.map(({ text, lang }) => (lang ? `${lang}: ${text}` : text)).join('\n');

function namesIn(text: string) {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.map((line) => {
    const [, lang, name] = /^([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*): (.+)$/.exec(line) ?? [];
    return lang !== undefined && name !== undefined ? { text: name, lang } : { text: line };
  });
}

function idsIn(text: string) {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.map((line) => {
    const found = externalIdIn(line);
    if (found) return found;
    const message = `“${line.slice(0, 60)}” is no id that this register gives, such as wikidata: Q42.`;
    throw new Refused('bad-input', undefined, [{ path: `${STEP}-ids`, message }]);
  });
}

function changeControls({ entity }: EntityTools, filled: Filled): readonly Html[] {
  const kinds = entityKinds.map((kind) => ({ value: kind, label: codeName('entity-kind', kind) }));
  const at = (name: string): string => `${STEP}-${name}`;
  return [
    textArea(filled, {
      ...{ name: at('names'), label: 'Names', required: true, value: nameLines(entity) },
      help: 'One a line; the first is shown, the others are found by search. A language may stand in front, such as zh: 深网视界.',
    }),
    selectOne(filled, { name: at('kind'), label: 'Kind', required: true, value: entity.kind, options: kinds }),
    textLine(filled, { name: at('kindReason'), label: 'Why this kind', value: entity.kindReason }),
    textLine(filled, {
      name: at('country'),
      label: 'Country',
      value: entity.country,
      help: 'Two letters, such as NL.',
    }),
    textArea(filled, { name: at('note'), label: 'Note', value: entity.note, rows: 3 }),
    textArea(filled, {
      ...{ name: at('links'), label: 'Links', value: (entity.links ?? []).join('\n'), rows: 3 },
      help: 'One address a line: its own sites. Who shows that a domain among them is theirs may answer for it.',
    }),
    textArea(filled, {
      ...{ name: at('ids'), label: 'Ids elsewhere', value: (entity.ids ?? []).map(externalIdLine).join('\n'), rows: 3 },
      help: `One a line, such as wikidata: Q42, or the address of the entry. Known here: ${registerNames.join(', ')}; another register as its name: the id address.`,
    }),
  ];
}

function undoTool(into: string): Tool {
  const about = `It is published again as it was, and the records that followed name it again. ${into} loses what it gained, unless that was changed since.`;
  return { step: 'unmerge', heading: `Undo the merge into ${into}`, label: 'Undo the merge', about };
}

function toolsOf(shown: EntityTools, filled: Filled): readonly Tool[] {
  const { state, mergedInto } = shown.head;
  if (state === 'merged' && mergedInto) return [undoTool(mergedInto)];
  if (state !== 'published') return [];
  const help = 'The id of the entity that stays, such as E-12.';
  return [
    { step: STEP, heading: 'Change it', label: 'Publish', controls: changeControls(shown, filled) },
    {
      ...{ step: 'merge', heading: 'Merge it into another', label: 'Merge' },
      about: `${count(shown.records, 'record')} will name the other one. This address leads there. It can be undone here.`,
      controls: textLine(filled, { name: 'merge-into', label: 'Stays', required: true, help }),
    },
  ];
}

function toolsPage(shown: EntityTools, ask: Ask, { filled, problem }: { filled: Filled; problem?: Problem }): Html {
  const { head, entity, records } = shown;
  const place = { address: `/desk/entities/${head.id}`, base: Math.max(head.revision, 1) };
  const into = head.mergedInto;
  return layout({
    title: `Tools for ${head.id}`,
    path: place.address,
    hidden: true,
    main: html`<div class="prose desk">${deskBar(ask, place.address)}
<p class="kicker"><a href="/desk">Desk</a> · <a href="/desk/entities">Entities</a> · ${head.id}</p>
<h1 class="lesser" dir="auto">${entityName(entity)}</h1>
${problemSummary(problem, { 'change-names': 'Names', 'change-country': 'Country', 'change-links': 'Links', 'change-ids': 'Ids elsewhere', 'merge-into': 'Stays' })}
<p>${codeName('entity-kind', entity.kind)} · ${count(records, 'record')}${into ? html` · merged into <a href="/desk/entities/${into}">${into}</a>` : html` · <a href="/entities/${head.id}">The page</a>`}</p>
<div>${toolsOf(shown, filled).map((tool) => toolForm(ask, place, { filled, tool }))}</div>
</div>`,
  });
}

/** What an editor can do with an entity. */
export const entityToolsFace = page(toolsData, {
  show: (shown, ask) => toolsPage(shown, ask, { filled: unfilled }),
  twin: ({ head, entity, records }) => ({ ...head, entity, records }),
});

/** Asks which entity. */
export const entityLookUpFace = lookUpFace({
  ...{ title: 'Entities', path: '/desk/entities', label: 'Id of the entity, such as E-1, or how its name begins' },
  shape,
  find: async ({ store }, words) => {
    const { lines } = await store.entities({ limit: MOST_FOUND, offset: 0, startsWith: fold(words) });
    return lines.map(({ entity: { id, names } }) => ({ id, name: names[0]?.text ?? id, lang: names[0]?.lang }));
  },
});

async function again(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  return toolsPage(await toolsData(world, ask), ask, { filled: refilled(ask, problem), problem });
}

const back = (_world: World, ask: FormAsk) => ({ to: `/desk/entities/${idIn(ask)}` });

/** What is done with an entity. */
export const entityToolsForm = steps('step', {
  [STEP]: form({
    action: changeEntity,
    read: (_world, ask) => {
      const text = (name: string): string => ask.fields.text(`${STEP}-${name}`).trim();
      const given = ['kindReason', 'country', 'note'].flatMap((name) => (text(name) ? [[name, text(name)]] : []));
      const links = text('links').split(/\s+/).filter(Boolean);
      const ids = idsIn(text('ids'));
      return {
        ...{ id: idIn(ask), ...toolInput(ask, STEP), kind: text('kind'), names: namesIn(text('names')) },
        ...Object.fromEntries(given),
        ...(links.length > 0 && { links }),
        ...(ids.length > 0 && { ids }),
      };
    },
    fieldOf: toolField(STEP),
    next: back,
    again,
  }),
  merge: form({
    action: mergeEntities,
    read: (_world, ask) => {
      const into = ask.fields.text('merge-into').trim().toUpperCase();
      return { id: idIn(ask), ...toolInput(ask, 'merge'), into };
    },
    fieldOf: toolField('merge'),
    next: back,
    again,
  }),
  unmerge: form({
    action: unmergeEntity,
    read: (_world, ask) => ({ id: idIn(ask), ...toolInput(ask, 'unmerge') }),
    fieldOf: toolField('unmerge'),
    next: back,
    again,
  }),
});
