import { z } from 'zod';
import { Refused } from '../../core/errors.ts';
import { type Field, fieldNamed, fields } from '../../core/fields.ts';
import type { RecordCard } from '../../core/index-entry.ts';
import type { World } from '../../core/ports.ts';
import { recordIdPattern } from '../../core/record.ts';
import { entityIn, type Statement } from '../../core/statement.ts';
import { publicRecords } from '../../publish/public-record.ts';
import { type Ask, Moved } from '../face.ts';
import { checkCodes, codeNames, facetFields } from '../facet-codes.ts';
import { selectionOf } from '../selection.ts';
import { publicHead, revisionOf, type ShownRecord, shownRecord, withdrawnRecord } from '../shown-record.ts';
import { survivorOf } from '../survivors.ts';
import { cursorOf, placeIn } from './cursor.ts';
import { API, none, paged, reading } from './operation.ts';
import { answers } from './schemas.ts';

const record = z.string().regex(recordIdPattern).describe('The id of a record.');
const sorts = ['relevance', 'newest', 'oldest', 'changed'] as const;
const shown: readonly Field[] = fields.filter(({ visible }) => visible === undefined);

const facetParameter = ({ label, vocabulary }: Field) =>
  z
    .array(z.string().max(200))
    .max(20)
    .optional()
    .describe(
      `${label}: ${vocabulary ? `a code of the vocabulary ${vocabulary}` : 'the id of an entity'}. May stand several times; one of them is enough.`,
    );

/** The parameters that choose records. */
export const selecting = {
  q: z.string().max(2_000).optional().describe('Words and terms, as in the search of the site.'),
  ...Object.fromEntries(facetFields.map((field) => [field.name, facetParameter(field)])),
} as const;

const fieldsParameter = z
  .string()
  .max(2_000)
  .optional()
  .describe('Names of fields, separated by commas, or `all`: each record comes with its statements of these.');

// What comes in as text is checked here, so that the parameter is named.
function wantedFields(text: string | undefined): ((statement: Statement) => boolean) | undefined {
  if (text === undefined) return undefined;
  const names = text.split(',').map((name) => name.trim());
  if (names.length === 1 && names[0] === 'all') return () => true;
  const unknown = names.find((name) => !shown.some((field) => field.name === name));
  if (unknown !== undefined) {
    const message = `“${unknown.slice(0, 60)}” is not a field. The fields are: ${shown.map(({ name }) => name).join(', ')}.`;
    throw new Refused('bad-parameter', `fields: ${message}`, [{ path: 'fields', message }]);
  }
  const wanted = new Set(names);
  return (statement) => wanted.has(fieldNamed(statement.field)?.name ?? '');
}

/** A record as lists give it. */
export function summaryOf(world: Pick<World, 'site'>, card: RecordCard) {
  const { id, title, lang, type, occurred, countries, operators, excerpt, completeness, published, changed, revision } =
    card;
  const address = `${world.site()}/records/${id}`;
  return {
    id,
    address,
    title,
    language: lang,
    type,
    occurred,
    countries,
    operators,
    excerpt,
    completeness,
    published,
    changed,
    revision,
  };
}

const recordsQuery = z.strictObject({
  ...selecting,
  sort: z
    .enum(sorts, `Results can be sorted by ${sorts.join(', ')}.`)
    .optional()
    .describe('Without it: relevance where words are searched for, otherwise newest first.'),
  modified_since: z
    .union(
      [z.iso.datetime({ offset: true }), z.iso.date()],
      'This is not a date or time as ISO 8601 has it, such as 2026-01-31 or 2026-01-31T12:00:00Z',
    )
    .optional()
    .describe('Only records changed at this time or later.'),
  fields: fieldsParameter,
  ...paged,
});

async function foundRecords(world: World, query: z.infer<typeof recordsQuery>, ask: Ask) {
  const { limit, cursor, modified_since: since } = query;
  const wanted = wantedFields(query.fields);
  const { q, filters } = selectionOf(ask);
  checkCodes(filters, await codeNames(world, filters));
  const asked = query.sort ?? (q === '' ? 'newest' : 'relevance');
  const sort = q === '' && asked === 'relevance' ? 'newest' : asked;
  const changedSince = since === undefined ? undefined : Date.parse(since);
  const list = ['records', q, filters, sort, changedSince ?? null];
  const after = placeIn(list, cursor);
  const found = await world.queries.search({ q, filters, sort, page: 1, size: limit, after, changedSince });
  return { found, wanted, list };
}

async function listRecords(world: World, query: z.infer<typeof recordsQuery>, ask: Ask) {
  const { found, wanted, list } = await foundRecords(world, query, ask);
  const cards = new Map((await world.store.cards(found.ids)).map((card) => [card.id, card]));
  const said = new Map<string, readonly Statement[]>();
  if (wanted) {
    for await (const one of publicRecords(world.store, found.ids)) {
      said.set(one.id, one.document.statements.filter(wanted));
    }
  }
  const records = found.ids.flatMap((id) => {
    const [card, statements] = [cards.get(id), said.get(id)];
    return card ? [{ ...summaryOf(world, card), ...(wanted && { statements: statements ?? [] }) }] : [];
  });
  return {
    total: found.total,
    ...(found.next && { next: cursorOf(list, found.next) }),
    records,
    ...(found.suggestion !== undefined && { suggestion: found.suggestion }),
  };
}

function recordOf(whole: ShownRecord, wanted: ((statement: Statement) => boolean) | undefined) {
  const { page, record: document, sources, entities, related } = whole;
  const { title, lang, revision, latest, time, published, address, commitment, salt, reason, credit, completeness } =
    page;
  const statements = wanted ? document.statements.filter(wanted) : document.statements;
  const cited = new Set(statements.flatMap(({ cites }) => cites));
  const named = new Set(statements.flatMap((statement) => entityIn(statement) ?? []));
  return {
    id: document.id,
    ...{ address, revision, newest: latest, time, published, commitment, salt, reason, credit, title, language: lang },
    ...{ licence: document.licence, attribution: document.attribution, completeness, statements },
    sources: sources.filter(({ id }) => cited.has(id)),
    entities: Object.values(entities)
      .filter(({ id }) => named.has(id))
      .map(({ id, name, lang: language, kind }) => ({ id, name, language, kind })),
    related: related.map(({ relation, card }) => ({ relation, id: card.id, title: card.title })),
  };
}

async function refuseWithdrawn(world: World, id: string): Promise<never> {
  const { time, reason } = await withdrawnRecord(world, id);
  throw new Refused('withdrawn', `${id} was withdrawn on ${time.slice(0, 10)}: ${reason}`);
}

const byId = z.strictObject({ id: record });

/** The operations on records. */
export const recordOperations = [
  reading({
    ...{ id: 'listRecords', path: '/records', at: none, query: recordsQuery, answer: answers.records },
    summary: 'Records that a search finds.',
    about:
      'In pages: give `next` of an answer as `cursor`, with the same other parameters. A cursor goes on behind the record at which the page ended, also when records came, went or changed meanwhile.',
    problems: ['bad-query', 'busy', 'too-slow'],
    example: () => '/records?q=recognition&sort=newest&limit=2&fields=title,country',
    run: (world, { query }, ask) => listRecords(world, query, ask),
  }),
  reading({
    ...{ id: 'getRecord', path: '/records/{id}', at: byId, answer: answers.record },
    query: z.strictObject({ fields: fieldsParameter }),
    summary: 'One record, every statement with who makes it and where.',
    problems: ['withdrawn'],
    moves: true,
    example: (live) => `/records/${live.record}`,
    run: async (world, { at, query }) => {
      const wanted = wantedFields(query.fields);
      const head = await publicHead(world, at.id);
      if (head.state === 'merged') return new Moved(`${API}/records/${head.mergedInto}`, 301);
      if (head.state === 'withdrawn') return refuseWithdrawn(world, at.id);
      return recordOf(await shownRecord(world, head, await revisionOf(world, at.id)), wanted);
    },
  }),
  reading({
    ...{ id: 'listRevisions', path: '/records/{id}/revisions', at: byId, query: none, answer: answers.revisions },
    summary: 'The revisions of a record, newest first.',
    problems: ['withdrawn'],
    example: (live) => `/records/${live.record}/revisions`,
    run: async (world, { at: { id } }) => {
      const head = await publicHead(world, id);
      const end = await survivorOf(world, head);
      if (end.state === 'withdrawn') return refuseWithdrawn(world, end.id);
      const lines = await world.store.history(id);
      const revisions = lines.map(({ number, seq, time, state, reason, credit, commitment, closed }) => ({
        ...{ number, sequence: seq, time, state, reason, credit, commitment, closed },
      }));
      const { state, mergedInto } = head;
      return { id, state, ...(state === 'merged' && { mergedInto }), revisions };
    },
  }),
  reading({
    ...{ id: 'getRevision', path: '/records/{id}/revisions/{number}', answer: answers.record },
    at: z.strictObject({ id: record, number: z.int().min(1).describe('The number of a revision.') }),
    query: z.strictObject({ fields: fieldsParameter }),
    summary: 'A record as it stood in one revision.',
    about: 'Names of entities and descriptions of sources are those of today.',
    problems: ['withdrawn', 'closed'],
    example: (live) => `/records/${live.record}/revisions/1`,
    run: async (world, { at: { id, number }, query }) => {
      const wanted = wantedFields(query.fields);
      const head = await publicHead(world, id);
      const end = await survivorOf(world, head);
      if (end.state === 'withdrawn') return refuseWithdrawn(world, end.id);
      const revision = await revisionOf(world, id, number);
      if (revision.body.state === 'withdrawn') return refuseWithdrawn(world, id);
      return recordOf(await shownRecord(world, head, revision), wanted);
    },
  }),
];
