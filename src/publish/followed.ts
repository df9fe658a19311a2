import { type EntityDocument, entityName } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import { fieldNamed, fields } from '../core/fields.ts';
import type { ReadStore, SearchRequest } from '../core/ports.ts';
import { isStandIn, withheldCode } from '../core/privacy.ts';
import { publicEntity } from '../core/public.ts';
import { recordIdPattern } from '../core/record.ts';
import { codeName } from '../core/vocabulary.ts';

/** What can be followed: one record, the records of one entity, a search, all new records, all changes, or corrections alone. */
export type Followed =
  | { readonly kind: 'record' | 'entity'; readonly id: string }
  | ({ readonly kind: 'search' } & Pick<SearchRequest, 'q' | 'filters'>)
  | { readonly kind: 'new' | 'changes' | 'corrections' };

const MAX_ADDRESS = 1_000;
const MAX_CODES = 20;
const facets = fields.filter(({ facet, visible }) => facet && visible === undefined);
const entityPattern = /^E-[1-9]\d*$/;

function searchIn(query: URLSearchParams): Followed | undefined {
  const filters = facets.flatMap(({ name }): [string, readonly string[]][] => {
    const codes = [...new Set(query.getAll(name).filter(Boolean))];
    return codes.length > 0 ? [[name, codes]] : [];
  });
  if (filters.some(([, codes]) => codes.length > MAX_CODES)) return undefined;
  const q = (query.get('q') ?? '').trim();
  return q === '' && filters.length === 0
    ? { kind: 'new' }
    : { kind: 'search', q, filters: Object.fromEntries(filters) };
}

/** What an address of this site shows, as something to follow; undefined for any other address. */
export function followedAt(address: string): Followed | undefined {
  if (address.length > MAX_ADDRESS || !/^\/[\x21-\x7e]*$/.test(address)) return undefined;
  const { pathname, searchParams } = new URL(`https://site.example${address.replace(/^\/+/, '/')}`);
  const [, room, id = '', ...more] = pathname.split('/');
  if (more.length > 0) return undefined;
  if (room === 'records' && recordIdPattern.test(id)) return { kind: 'record', id };
  if (room === 'entities' && entityPattern.test(id)) return { kind: 'entity', id };
  if (id !== '') return undefined;
  if (room === 'corrections') return { kind: 'corrections' };
  return room === 'records' ? searchIn(searchParams) : undefined;
}

/** The one address of what is followed. */
export function addressOfFollowed(followed: Followed): string {
  if (followed.kind === 'record') return `/records/${followed.id}`;
  if (followed.kind === 'entity') return `/entities/${followed.id}`;
  if (followed.kind !== 'search') return followed.kind === 'new' ? '/records' : '/corrections';
  const parts = new URLSearchParams(followed.q === '' ? {} : { q: followed.q });
  for (const { name } of facets) for (const code of followed.filters[name] ?? []) parts.append(name, code);
  return `/records?${parts.toString()}`;
}

async function shownEntities(store: ReadStore, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await store.current([...(await store.publiclyNamed(ids))]);
  const entities = found.filter((one): one is EntityDocument => one.schema === 'casebook.entity/1' && !isStandIn(one));
  return new Map(entities.flatMap((one) => (publicEntity(one) ? [[one.id, entityName(one)]] : [])));
}

/** Whether an entity has a public page of its own. */
export async function isShownEntity(store: ReadStore, id: string): Promise<boolean> {
  return (await shownEntities(store, [id])).has(id);
}

async function searchName(store: ReadStore, { q, filters }: Pick<SearchRequest, 'q' | 'filters'>): Promise<string> {
  const entities = await shownEntities(store, Object.values(filters).flat());
  const parts = Object.entries(filters).map(([name, codes]) => {
    const { label = name, vocabulary } = fieldNamed(name) ?? {};
    const named = codes.map((code) => {
      if (vocabulary !== undefined) return codeName(vocabulary, code);
      return code === withheldCode ? 'a private person' : (entities.get(code) ?? 'unknown');
    });
    return `${label}: ${named.join(' or ')}`;
  });
  return `Records found by ${[...(q === '' ? [] : [`“${q}”`]), ...parts].join(', ')}`;
}

const plainNames = {
  new: 'New records',
  changes: 'New and changed records',
  corrections: 'Corrections',
} as const;

/** How what is followed is called; refuses with `not-found` what is not public. */
export async function nameOfFollowed(store: ReadStore, followed: Followed): Promise<string> {
  if (followed.kind === 'search') return searchName(store, followed);
  if (followed.kind !== 'record' && followed.kind !== 'entity') return plainNames[followed.kind];
  const { kind, id } = followed;
  const [card] = kind === 'record' ? await store.cards([id]) : [];
  const name = kind === 'record' ? card && `${card.title} (${id})` : (await shownEntities(store, [id])).get(id);
  if (name === undefined) throw new Refused('not-found');
  return name;
}
