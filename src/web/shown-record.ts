import { completenessOf } from '../core/completeness.ts';
import { type EntityDocument, entityName } from '../core/entity.ts';
import { Refused } from '../core/errors.ts';
import { namedIn, type RecordCard } from '../core/index-entry.ts';
import type { DocumentHead, RevisionLine, World } from '../core/ports.ts';
import { isShown } from '../core/privacy.ts';
import { entitiesNamed, isWhollyPublic, type PublicSource, publicRecord, publicSource } from '../core/public.ts';
import type { RecordDocument } from '../core/record.ts';
import { kindOf, numberOf, type Revision } from '../core/revision.ts';
import type { SourceDocument } from '../core/source.ts';
import { bestText, type Statement, statementsOf } from '../core/statement.ts';
import type { PageStatus } from './face.ts';
import type { EntityLabels } from './parts/value.ts';
import { survivorsOf } from './survivors.ts';

/** What a record page says about the version it shows: `address` is where it stays for good, `salt` is given when the canonical bytes may be checked. */
export type Standing = {
  readonly title: string;
  readonly lang: string;
  readonly revision: number;
  readonly latest: number;
  readonly time: string;
  readonly published: string;
  readonly address: string;
  readonly credit: string;
  readonly reason: string;
  readonly commitment: string;
  readonly salt?: string;
  readonly completeness: number;
  readonly blank: readonly string[];
};

/** Everything a page shows of one version of a record. */
export type ShownRecord = {
  readonly state: 'published';
  readonly page: Standing;
  readonly record: RecordDocument;
  readonly entities: EntityLabels;
  readonly sources: readonly PublicSource[];
  /** Entities and sources of an old version that no public record names any more: they have no page. */
  readonly unlisted: readonly string[];
  readonly related: readonly { readonly relation: string; readonly card: RecordCard }[];
  /** The other records that carry an id which this one has elsewhere, by that id in lower case. */
  readonly namesakes: Readonly<Record<string, readonly string[]>>;
};

/** What stays of a record that was withdrawn. */
export type WithdrawnRecord = {
  readonly state: 'withdrawn';
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  readonly time: string;
  readonly reason: string;
};

/** What stays of a version that was closed. */
export type ClosedVersion = Omit<Required<RevisionLine>, 'state'> & { readonly id: string; readonly state: 'closed' };

/** The status of a page that shows a record, or what stays of it. */
export function statusOf({ state }: { readonly state: string }): PageStatus {
  return state === 'withdrawn' || state === 'closed' ? 410 : 200;
}

/** Where a public record stands; nothing is known of a draft, and of an id that is not a record's. */
export async function publicHead(world: World, id: string): Promise<DocumentHead> {
  const head = kindOf(id) === 'record' ? await world.store.head(id) : undefined;
  if (!head || head.state === 'draft') throw new Refused('not-found', `There is no record ${id}.`);
  return head;
}

/** What stays of a version that was closed; undefined when it was not. */
export async function closedVersion(world: World, id: string, number: number): Promise<ClosedVersion | undefined> {
  const line = (await world.store.history(id)).find((one) => one.number === number);
  return line?.closed && { ...line, closed: line.closed, id, state: 'closed' };
}

/** A revision that must exist. Refuses with `not-found`, or with `closed`. */
export async function revisionOf(world: World, id: string, number?: number): Promise<Revision> {
  const revision = await world.store.revision(id, number);
  if (revision) return revision;
  if (number !== undefined && (await closedVersion(world, id, number)))
    throw new Refused('closed', `Version ${number} of ${id} was closed; what it said is no longer kept.`);
  throw new Refused('not-found', `The record ${id} has no version ${number}.`);
}

/** The title of a record and its language. */
export function titleOf(record: RecordDocument): { readonly title: string; readonly lang: string } {
  const best = bestText(record.statements, 'title', record.language);
  return { title: String(best?.value ?? record.id), lang: best?.lang ?? record.language };
}

/** What stays of a withdrawn record, from the revision that withdrew it. */
export function withdrawnOf({ body }: Revision): WithdrawnRecord {
  const record = publicRecord(body.document as RecordDocument, new Map());
  return { state: 'withdrawn', id: record.id, ...titleOf(record), time: body.time, reason: body.reason };
}

/** What stays of a record that was withdrawn, also where the version that withdrew it was closed. */
export async function withdrawnRecord(world: World, id: string): Promise<WithdrawnRecord> {
  const revision = await world.store.revision(id);
  if (revision) return withdrawnOf(revision);
  const [line] = await world.store.history(id);
  if (!line) throw new Refused('not-found', `There is no record ${id}.`);
  return { state: 'withdrawn', id, title: id, lang: 'en', time: line.time, reason: line.reason };
}

/** The entities that a record names, private persons among them; for the rules of `public.ts` only. */
export async function entitiesOf(
  world: World,
  records: readonly RecordDocument[],
): Promise<ReadonlyMap<string, EntityDocument>> {
  const found = await world.store.current([...new Set(records.flatMap(entitiesNamed))]);
  return new Map((found as readonly EntityDocument[]).map((entity) => [entity.id, entity]));
}

/** The labels of those entities that may be shown. */
export function labelsOf(
  entities: ReadonlyMap<string, EntityDocument>,
  unlisted: readonly string[] = [],
): EntityLabels {
  const shown = [...entities.values()].filter(isShown);
  const labels = shown.map((entity) => ({
    id: entity.id,
    name: entityName(entity),
    lang: entity.names[0]?.lang,
    kind: entity.kind,
    ...(unlisted.includes(entity.id) && { unlisted: true as const }),
  }));
  return Object.fromEntries(labels.map((label) => [label.id, label]));
}

/** The sources that statements cite, by the number of their ids, so that they keep their order from version to version. */
export async function sourcesOf(world: World, statements: readonly Statement[]): Promise<readonly PublicSource[]> {
  const ids = [...new Set(statements.flatMap((statement) => statement.cites))];
  const found = (await world.store.current(ids)) as readonly SourceDocument[];
  return found.map(publicSource).sort((a, b) => numberOf(a.id) - numberOf(b.id));
}

// A line for each record that is there today, though several of those once named may have become part of it.
async function relatedOf(world: World, record: RecordDocument): Promise<ShownRecord['related']> {
  const links = statementsOf(record.statements, 'related').flatMap(({ value }) =>
    typeof value === 'object' && 'relation' in value ? [value] : [],
  );
  const ends = await survivorsOf(world, await world.store.headsOf(links.map((link) => link.record)));
  const found = await world.store.cards([...ends.values()].map(({ id }) => id));
  const cards = new Map(found.map((card) => [card.id, card]));
  const lines = links.flatMap(({ record: id, relation }) => {
    const card = cards.get(ends.get(id)?.id ?? id);
    return card && card.id !== record.id ? [[`${relation} ${card.id}`, { relation, card }] as const] : [];
  });
  return [...new Map(lines).values()];
}

// The newest version of a public record is itself a record that names them all.
async function unlistedIn(world: World, record: RecordDocument, isNewest: boolean): Promise<readonly string[]> {
  if (isNewest) return [];
  const named = namedIn(record);
  const listed = await world.store.publiclyNamed(named);
  return named.filter((id) => !listed.has(id));
}

async function namesakesOf(world: World, record: RecordDocument): Promise<ShownRecord['namesakes']> {
  const aliases = statementsOf(record.statements, 'alias').flatMap(({ value }) =>
    typeof value === 'object' && 'scheme' in value ? [value.id] : [],
  );
  const called = [...(await world.store.recordsCalled(aliases))];
  const others = called.map(([alias, ids]) => [alias, ids.filter((id) => id !== record.id)] as const);
  return Object.fromEntries(others.filter(([, ids]) => ids.length > 0));
}

/** One version of a record with everything its page needs. */
export async function shownRecord(world: World, head: DocumentHead, revision: Revision): Promise<ShownRecord> {
  const { body, commitment, salt } = revision;
  const whole = body.document as RecordDocument;
  const entities = await entitiesOf(world, [whole]);
  const record = publicRecord(whole, entities);
  // Asked all at once: each question costs a way to the database and back.
  const isNewest = head.state === 'published' && body.number === head.revision;
  const [unlisted, sources, related, namesakes] = await Promise.all([
    unlistedIn(world, record, isNewest),
    sourcesOf(world, record.statements),
    relatedOf(world, record),
    namesakesOf(world, record),
  ]);
  const { share, blank } = completenessOf(record.statements);
  return {
    state: 'published',
    page: {
      ...titleOf(record),
      revision: body.number,
      latest: head.revision,
      time: body.time,
      published: head.firstTime ?? body.time,
      address: `${world.site()}/records/${whole.id}/revisions/${body.number}`,
      credit: body.credit,
      reason: body.reason,
      commitment,
      salt: isWhollyPublic(whole, entities) ? Buffer.from(salt).toString('hex') : undefined,
      completeness: share,
      blank: blank.map((field) => field.name),
    },
    record,
    entities: labelsOf(entities, unlisted),
    sources,
    unlisted,
    related,
    namesakes,
  };
}
