import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { recordIdPattern } from '../../core/record.ts';
import { atomFeed } from '../../publish/feed/atom.ts';
import type { Feed, FeedForm } from '../../publish/feed/feed.ts';
import { jsonFeed } from '../../publish/feed/json-feed.ts';
import { rssFeed } from '../../publish/feed/rss.ts';
import { addressOfFollowed, type Followed, nameOfFollowed } from '../../publish/followed.ts';
import { happeningsOf } from '../../publish/happenings.ts';
import { pathPart } from '../door.ts';
import { type Ask, type Face, Moved } from '../face.ts';
import { checkCodes, codeNames } from '../facet-codes.ts';
import { selectionOf } from '../selection.ts';
import { publicHead } from '../shown-record.ts';
import { entitySurvivor } from '../survivors.ts';

/** What a feed is about, found out from its address; `path` is that address without its ending. */
type Subject = { readonly followed: Followed; readonly path: string; readonly name?: string };
type Find = (world: World, ask: Ask) => Promise<Subject | Moved>;

const writers = {
  atom: { write: atomFeed, type: 'application/atom+xml; charset=utf-8' },
  rss: { write: rssFeed, type: 'application/rss+xml; charset=utf-8' },
  json: { write: jsonFeed, type: 'application/feed+json; charset=utf-8' },
} as const;

async function feedOf(world: World, { followed, path, name }: Subject): Promise<Feed> {
  const page = followed.kind === 'changes' ? '/records' : addressOfFollowed(followed);
  const title = name ?? (await nameOfFollowed(world.store, followed));
  const entries = await happeningsOf(world, followed);
  const query = followed.kind === 'search' ? page.split('?')[1] : undefined;
  return { site: world.site(), path, query, page, title, entries };
}

function face(find: Find, ending: FeedForm): Face {
  const { write, type } = writers[ending];
  return {
    forms: ending === 'json' ? 'json' : 'page',
    answer: async (world, ask) => {
      const subject = await find(world, ask);
      // A move of data is completed to the address of the data.
      if (subject instanceof Moved)
        return ending === 'json' ? subject : new Moved(`${subject.to}.${ending}`, subject.status);
      return { status: 200, type, text: await write(await feedOf(world, subject)) };
    },
  };
}

const plain =
  (kind: 'new' | 'changes' | 'corrections'): Find =>
  async () => ({ followed: { kind }, path: `/feeds/${kind}` });

async function ofRecord(world: World, ask: Ask): Promise<Subject | Moved> {
  const id = pathPart(ask, 'id', recordIdPattern);
  const head = await publicHead(world, id);
  if (head.state === 'merged') return new Moved(`/records/${head.mergedInto}/feed`, 301);
  const name = head.state === 'withdrawn' ? `${id}, withdrawn` : undefined;
  return { followed: { kind: 'record', id }, path: `/records/${id}/feed`, name };
}

async function ofEntity(world: World, ask: Ask): Promise<Subject | Moved> {
  const id = pathPart(ask, 'id', /^E-[1-9]\d*$/);
  const survivor = await entitySurvivor(world, id);
  if (survivor !== undefined) return new Moved(`/entities/${survivor}/feed`, 301);
  return { followed: { kind: 'entity', id }, path: `/entities/${id}/feed` };
}

async function ofSearch(world: World, ask: Ask): Promise<Subject> {
  const { q, filters } = selectionOf(ask);
  checkCodes(filters, await codeNames(world, filters));
  if (q === '' && Object.keys(filters).length === 0)
    throw new Refused('bad-parameter', 'This feed needs a search. All new records are at /feeds/new.atom.');
  return { followed: { kind: 'search', q, filters }, path: '/records/feed' };
}

const subjects = {
  new: plain('new'),
  changes: plain('changes'),
  corrections: plain('corrections'),
  record: ofRecord,
  entity: ofEntity,
  search: ofSearch,
} as const;

/** What feeds there are. */
export type FeedKind = keyof typeof subjects;

/** A feed of one kind in one of its forms. */
export function feedFace(kind: FeedKind, ending: FeedForm): Face {
  return face(subjects[kind], ending);
}
