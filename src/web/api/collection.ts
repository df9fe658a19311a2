import { z } from 'zod';
import { Refused } from '../../core/errors.ts';
import type { Publication } from '../../core/mirror-ports.ts';
import type { World } from '../../core/ports.ts';
import { pageMark } from '../../core/url-key.ts';
import { vocabularies, vocabularyNamed } from '../../core/vocabulary.ts';
import { askedCounts } from '../statistics/tables.ts';
import { survivorsOf } from '../survivors.ts';
import { none, reading } from './operation.ts';
import { selecting, summaryOf } from './records.ts';
import { answers } from './schemas.ts';

const MOST = 1_000;
const LIMIT = `This is a whole number from 1 to ${MOST}.`;
const CITING = 200;

// What editors wrote on a record that became part of a withdrawn one may tell what was withdrawn.
async function withoutWithdrawn(world: World, list: readonly Publication[]): Promise<readonly Publication[]> {
  const merged = [...new Set(list.flatMap(({ id, mergedInto }) => (mergedInto === undefined ? [] : [id])))];
  if (merged.length === 0) return list;
  const ends = await survivorsOf(world, await world.store.headsOf(merged));
  return list.map((line) => {
    if (ends.get(line.id)?.state !== 'withdrawn') return line;
    const { reason: _, ...rest } = line;
    return rest;
  });
}

async function changesAfter(world: World, since: number, limit: number) {
  const found = await withoutWithdrawn(world, await world.store.publications(since, limit + 1));
  const more = found.length > limit;
  const changes = found.slice(0, limit).map(({ mergedInto, ...line }) => ({
    ...line,
    ...(line.state === 'merged' && { mergedInto }),
  }));
  return { next: changes.at(-1)?.sequence ?? since, more, changes };
}

async function citing(world: World, url: string) {
  const mark = pageMark(url);
  if (mark === undefined) {
    const message = 'This is not an address of the web, such as https://news.example/article.';
    throw new Refused('bad-parameter', `url: ${message}`, [{ path: 'url', message }]);
  }
  const ids = (await world.store.recordsCalled([mark])).get(mark) ?? [];
  const cards = await world.store.cards(ids.slice(0, CITING));
  return { url, total: ids.length, records: cards.map((card) => summaryOf(world, card)) };
}

/** The operations on the collection as a whole. */
export const collectionOperations = [
  reading({
    ...{ id: 'listVocabularies', path: '/vocabularies', at: none, query: none, answer: answers.vocabularies },
    summary: 'The lists of terms that records use.',
    problems: [],
    fixed: true,
    example: () => '/vocabularies',
    run: async () => ({ vocabularies: vocabularies.map((one) => ({ ...one, codes: one.codes.length })) }),
  }),
  reading({
    ...{ id: 'getVocabulary', path: '/vocabularies/{name}', query: none, answer: answers.vocabulary },
    at: z.strictObject({
      name: z
        .string()
        .regex(/^[a-z-]{1,60}$/)
        .describe('The name of a vocabulary.'),
    }),
    summary: 'One list of terms.',
    problems: [],
    fixed: true,
    example: () => '/vocabularies/technology',
    run: async (_, { at: { name } }) => {
      const found = vocabularyNamed(name);
      if (!found) throw new Refused('not-found', `There is no vocabulary ${name}.`);
      return found;
    },
  }),
  reading({
    ...{
      id: 'getStatistics',
      path: '/statistics',
      at: none,
      query: z.strictObject(selecting),
      answer: answers.statistics,
    },
    summary: 'What the records of a selection say as a whole.',
    problems: ['bad-query', 'busy', 'too-slow'],
    example: () => '/statistics?q=recognition',
    run: async (world, _, ask) => (await askedCounts(world, ask)).counted.statistics,
  }),
  reading({
    ...{ id: 'listChanges', path: '/changes', at: none, answer: answers.changes },
    query: z.strictObject({
      since: z.int().min(0).default(0).describe('The sequence up to which everything is known.'),
      limit: z.int().min(1, LIMIT).max(MOST, LIMIT).default(MOST).describe('How many to give at most.'),
    }),
    summary: 'Every publication in its order, for mirrors.',
    about:
      'Begin with 0 and go on with `next`; ask again as often as you like. A record that is published may name sources and entities that stand further back or were not listed before, because no public record named them: fetch those you do not have. Of a withdrawn record only the withdrawal is left: forget what you have of it, and what only it named.',
    problems: [],
    example: () => '/changes?since=0&limit=3',
    run: (world, { query }) => changesAfter(world, query.since, query.limit),
  }),
  reading({
    ...{ id: 'lookUp', path: '/lookup', at: none, answer: answers.lookup },
    query: z.strictObject({
      url: z
        .string('This parameter is needed: the address of a page.')
        .max(2_000, 'This address is too long.')
        .describe('The address of a page, in any spelling.'),
    }),
    summary: 'The records that cite a page.',
    about: `Scheme, www., a last slash, the fragment, the order of parameters and those that only track readers make no difference. At most ${CITING} records.`,
    problems: [],
    example: (live) => `/lookup?url=${encodeURIComponent(live.url)}`,
    run: (world, { query }) => citing(world, query.url),
  }),
];
