import type { Publication } from '../../core/mirror-ports.ts';
import type { ReadStore } from '../../core/ports.ts';
import type { Release } from '../../core/release.ts';

/** What became of one record since a release: the last of it, and whether it is new since then. */
export type RecordChange = {
  readonly id: string;
  readonly kind: 'added' | 'changed' | 'withdrawn' | 'merged';
  readonly reason: string;
  readonly revision: number;
  readonly mergedInto?: string;
};

const PAGE = 5_000;

async function* publicationsSince(reads: ReadStore, since: number): AsyncGenerator<Publication> {
  for (let after = since; ; ) {
    const found = await reads.publications(after, PAGE);
    yield* found;
    const last = found.at(-1);
    if (last === undefined || found.length < PAGE) return;
    after = last.sequence;
  }
}

function changeOf(publication: Publication, isNew: boolean): RecordChange {
  const { id, state, reason = '', revision, mergedInto } = publication;
  const kind = state === 'withdrawn' || state === 'merged' ? state : isNew ? 'added' : 'changed';
  return { id, kind, reason, revision, ...(mergedInto !== undefined && { mergedInto }) };
}

/** What became of every record since a public sequence, in the order of the last publication of each. */
export async function changesSince(reads: ReadStore, since: number): Promise<readonly RecordChange[]> {
  const found = new Map<string, RecordChange>();
  for await (const publication of publicationsSince(reads, since)) {
    if (publication.kind !== 'record') continue;
    const before = found.get(publication.id);
    found.delete(publication.id);
    found.set(publication.id, changeOf(publication, publication.revision === 1 || before?.kind === 'added'));
  }
  return [...found.values()];
}

const headings = {
  added: 'Added',
  changed: 'Changed',
  withdrawn: 'Withdrawn',
  merged: 'Merged into another record',
} as const satisfies Record<RecordChange['kind'], string>;

// Whatever people wrote stands on one line and is no markup.
const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]()<>#+!|~&-]/g, '\\$&');

function lineOf(change: RecordChange, titles: ReadonlyMap<string, string>): string {
  const { id, kind, reason, revision, mergedInto } = change;
  const title = titles.get(id);
  const named = title === undefined ? id : `${id} ${plain(title)}`;
  if (kind === 'added') return `* ${named}\n`;
  const why = reason === '' ? '' : `: ${plain(reason)}`;
  if (kind === 'changed') return `* ${named} (version ${revision})${why}\n`;
  return kind === 'merged' ? `* ${named} into ${mergedInto ?? 'another'}${why}\n` : `* ${named}${why}\n`;
}

/** What is told apart between two releases, as Markdown; without one before there is nothing to compare. */
export function changesText(
  name: string,
  from: {
    readonly previous: Release | undefined;
    readonly sequence: number;
    readonly changes: readonly RecordChange[];
    readonly titles: ReadonlyMap<string, string>;
  },
): string {
  const { previous, changes, titles } = from;
  if (previous === undefined) return `# Changes in release ${name}\n\nThis is the first release.\n`;
  if (previous.sequence > from.sequence)
    return `# Changes in release ${name}\n\nRelease ${previous.name} was made from a newer collection, so the two are not compared.\n`;
  const head = `# Changes in release ${name} since ${previous.name}\n\n`;
  if (changes.length === 0) return `${head}No record changed.\n`;
  const parts = Object.entries(headings).flatMap(([kind, heading]) => {
    const own = changes.filter((change) => change.kind === kind);
    return own.length === 0
      ? []
      : [`## ${heading} (${own.length})\n\n${own.map((one) => lineOf(one, titles)).join('')}`];
  });
  return head + parts.join('\n');
}
