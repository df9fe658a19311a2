import { z } from 'zod';
import type { EntityDocument } from '../../core/entity.ts';
import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { publicEntity, publicSource } from '../../core/public.ts';
import { numberOf } from '../../core/revision.ts';
import type { SourceDocument } from '../../core/source.ts';
import { fold } from '../../core/words.ts';
import { Moved } from '../face.ts';
import { entitySurvivor } from '../survivors.ts';
import { cursorOf, placeIn } from './cursor.ts';
import { API, none, paged, reading } from './operation.ts';
import { answers } from './schemas.ts';

type Page = { readonly limit: number; readonly cursor?: string; readonly starts?: string };

// One more is asked for than is given, so that the end is known.
async function idsOf(world: World, kind: 'source' | 'entity', { limit, cursor, starts }: Page) {
  const list = [kind, starts ?? null];
  const after = placeIn(list, cursor)?.number ?? 0;
  const startsWith = starts === undefined ? undefined : fold(starts.trim());
  const ids = await world.store.publicIds({ kind, after, limit: limit + 1, startsWith });
  const given = ids.slice(0, limit);
  const last = given.at(-1);
  const hasNext = ids.length > limit && last !== undefined;
  return { given, ...(hasNext && { next: cursorOf(list, { number: numberOf(last), by: null }) }) };
}

async function currentIn(world: World, ids: readonly string[]) {
  const found = new Map((await world.store.current(ids)).map((document) => [document.id, document]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function shownDocument(world: World, id: string) {
  const [found] = await world.store.current([...(await world.store.publiclyNamed([id]))]);
  return found;
}

async function entityOf(world: World, id: string) {
  const entity = publicEntity((await shownDocument(world, id)) as EntityDocument | undefined);
  if (!entity) {
    const survivor = await entitySurvivor(world, id);
    if (survivor === undefined) throw new Refused('not-found', `There is no entity ${id}.`);
    return new Moved(`${API}/entities/${survivor}`, 301);
  }
  const [roles, records] = await Promise.all([world.store.entityRoleCounts(id), world.store.recordsUsing(id)]);
  return { address: `${world.site()}/entities/${id}`, entity, roles, records };
}

const source = z.strictObject({
  id: z
    .string()
    .regex(/^S-[1-9]\d*$/)
    .describe('The id of a source.'),
});
const entity = z.strictObject({
  id: z
    .string()
    .regex(/^E-[1-9]\d*$/)
    .describe('The id of an entity.'),
});
const starts = z
  .string()
  .max(60)
  .optional()
  .describe('Only those whose name begins like this; letters and accents count alike.');

/** The operations on what records cite and name. */
export const namedOperations = [
  reading({
    ...{ id: 'listSources', path: '/sources', at: none, query: z.strictObject(paged), answer: answers.sources },
    summary: 'The sources that records cite, by their numbers.',
    problems: [],
    example: () => '/sources?limit=2',
    run: async (world, { query }) => {
      const { given, ...rest } = await idsOf(world, 'source', query);
      const sources = await currentIn(world, given);
      return { ...rest, sources: sources.map((one) => publicSource(one as SourceDocument)) };
    },
  }),
  reading({
    ...{ id: 'getSource', path: '/sources/{id}', at: source, query: none, answer: answers.source },
    summary: 'One source and the records that cite it.',
    problems: [],
    example: (live) => `/sources/${live.source}`,
    run: async (world, { at: { id } }) => {
      const found = await shownDocument(world, id);
      if (!found) throw new Refused('not-found', `There is no source ${id}.`);
      const address = `${world.site()}/sources/${id}`;
      return { address, source: publicSource(found as SourceDocument), records: await world.store.recordsUsing(id) };
    },
  }),
  reading({
    ...{ id: 'listEntities', path: '/entities', at: none, answer: answers.entities },
    query: z.strictObject({ starts, ...paged }),
    summary: 'Organisations, public bodies and systems with a role on records, by their numbers.',
    problems: [],
    example: () => '/entities?limit=2',
    run: async (world, { query }) => {
      const { given, ...rest } = await idsOf(world, 'entity', query);
      const entities = await currentIn(world, given);
      return { ...rest, entities: entities.flatMap((one) => publicEntity(one as EntityDocument) ?? []) };
    },
  }),
  reading({
    ...{ id: 'getEntity', path: '/entities/{id}', at: entity, query: none, answer: answers.entity },
    summary: 'One entity, its roles and its records.',
    problems: [],
    moves: true,
    example: (live) => `/entities/${live.entity}`,
    run: (world, { at }) => entityOf(world, at.id),
  }),
];
