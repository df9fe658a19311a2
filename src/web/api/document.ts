import type { World } from '../../core/ports.ts';
import { publicSource } from '../../core/public.ts';
import type { SourceDocument } from '../../core/source.ts';
import { type Described, type Examples, openApiDocument } from '../../publish/openapi.ts';
import { collectionOperations } from './collection.ts';
import { namedOperations } from './named.ts';
import { type Live, none, reading } from './operation.ts';
import { recordOperations } from './records.ts';
import { sendOperation, ticketOperation } from './reports.ts';
import { answers, problemSchema } from './schemas.ts';

const VERSION = '1.0.0';
const about =
  'Everything public of this repository, without a key. Answers are JSON in UTF-8; problems are application/problem+json with codes that do not change. Send If-None-Match with the ETag of what you have: an answer that did not change is a 304, which counts towards no limit. What is added later are new members and new addresses; programs should pass over what they do not know.';

/** What a report may look like; its ticket must come from `/reports/ticket`. */
export const exampleReport = {
  ticket: `${'0'.repeat(32)}.0.${'0'.repeat(64)}`,
  what: 'The cameras at the station took three people for others, and the police stopped them.',
  links: ['https://news.example/cameras-at-the-station'],
  where: 'Rotterdam',
  language: 'en',
} as const;

async function liveIn({ store }: World): Promise<Live> {
  const [card] = await store.newest(1);
  const [[source = 'S-1'], [entity = 'E-1']] = await Promise.all([
    store.publicIds({ kind: 'source', after: 0, limit: 1 }),
    store.publicIds({ kind: 'entity', after: 0, limit: 1 }),
  ]);
  const [found] = await store.current([source]);
  const url = found?.schema === 'casebook.source/1' ? publicSource(found as SourceDocument).url : undefined;
  return { record: card?.id ?? 'CB-1', source, entity, url: url ?? 'https://news.example/article' };
}

const documentOperation = reading({
  ...{ id: 'getDescription', path: '/openapi.json', at: none, query: none, answer: answers.document },
  summary: 'This description, as OpenAPI 3.1 has it.',
  problems: [],
  example: () => '/openapi.json',
  run: (world) => apiDocument(world),
});

/** All operations that read. */
export const readings = [
  ...recordOperations,
  ...namedOperations,
  ...collectionOperations,
  ticketOperation,
  documentOperation,
];

/** The description of the API, with examples that work in this repository. */
export async function apiDocument(world: World): Promise<Described> {
  const live = await liveIn(world);
  const examples: Examples = {
    ...Object.fromEntries(readings.map(({ operation, example }) => [operation.id, { address: example(live) }])),
    [sendOperation.id]: { address: sendOperation.path, body: exampleReport },
  };
  // A problem is no answer of its own, and is described with the others.
  const operations = [...readings.map(({ operation }) => operation), sendOperation];
  const site = world.site();
  const described = { title: 'Casebook', version: VERSION, description: about, site, problem: problemSchema };
  return openApiDocument(described, operations, examples);
}
