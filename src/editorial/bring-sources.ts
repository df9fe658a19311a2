import { z } from 'zod';
import { deskCollection, sharedCollection } from '../core/arrival.ts';
import type { ReadStore, WriteStore } from '../core/ports.ts';
import { newKeyPattern, sourceTitle } from '../core/proposal.ts';
import type { SourceDocument } from '../core/source.ts';
import { languageTag } from '../core/statement.ts';
import { urlSpellings } from '../core/url-key.ts';
import { valueTypes } from '../core/values.ts';

const line = z.string().trim().min(1, 'This must not be empty');

/** A source as an editor describes it; `key` stands for it in statements until it has an id. One without an address needs a title. */
export const describedSource = z
  .strictObject({
    key: z.string().regex(newKeyPattern),
    url: valueTypes.url.optional(),
    title: line.max(2_000).optional(),
    publisher: line.max(300).optional(),
    published: valueTypes.date.optional(),
    language: languageTag.optional(),
  })
  .refine(({ url, title }) => url !== undefined || title !== undefined, {
    path: ['title'],
    message: 'A source without an address needs a title',
  });

/** A source as an editor describes it. */
export type DescribedSource = z.infer<typeof describedSource>;

/** What came of sources: an id for each key, and the documents that are new. */
export type BroughtSources = {
  readonly ids: ReadonlyMap<string, string>;
  readonly documents: readonly SourceDocument[];
};

/** The source at an address, in whatever spelling that is known. */
export async function knownAt(url: string, store: ReadStore): Promise<string | undefined> {
  const spellings = [...new Set([url, ...urlSpellings(url)])].map((spelling) => `source:${spelling}`);
  const found = await store.origins(sharedCollection, spellings);
  return spellings.map((spelling) => found.get(spelling)).find(Boolean);
}

function documentOf({ key, url, title, ...more }: DescribedSource, id: string): SourceDocument {
  const named = url === undefined ? (title ?? key) : sourceTitle({ key, url, ...(title && { title }) });
  const given = Object.fromEntries(Object.entries({ url, ...more }).filter(([, value]) => value !== undefined));
  return { schema: 'casebook.source/1', id, title: named, ...given };
}

/** Finds the sources by their addresses, however these are spelt, and draws ids for those that are new. */
export async function bringSources(tx: WriteStore, sources: readonly DescribedSource[]): Promise<BroughtSources> {
  const ids = new Map<string, string>();
  const documents: SourceDocument[] = [];
  for (const source of sources) {
    const { key, url } = source;
    const known = url === undefined ? undefined : await knownAt(url, tx);
    const id = known ?? `S-${await tx.nextNumber('source')}`;
    ids.set(key, id);
    if (known !== undefined) continue;
    documents.push(documentOf(source, id));
    if (url === undefined) continue;
    const origin = new Map([[`source:${url}`, id]]);
    await tx.putOrigins(deskCollection, origin);
    await tx.putOrigins(sharedCollection, origin);
  }
  return { ids, documents };
}
