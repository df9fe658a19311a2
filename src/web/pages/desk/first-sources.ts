import type { ReportContent } from '../../../core/item.ts';
import type { World } from '../../../core/ports.ts';
import { knownAt } from '../../../editorial/bring-sources.ts';
import type { FirstSource } from './writing.ts';

const MAX_SOURCES = 20;
const MAX_CITING = 5;

async function sourceAt({ store }: World, url: string): Promise<FirstSource> {
  const id = await knownAt(url, store);
  const [document] = id === undefined ? [] : await store.current([id]);
  if (id === undefined || document?.schema !== 'casebook.source/1') return { url };
  const citing = await store.sourceRecords(id, { limit: MAX_CITING, offset: 0 });
  return { url: id, known: { publisher: document.publisher, citedBy: citing.map((card) => card.id) } };
}

/** The sources that a report begins with: its links, each as what is here already where it is, and one to fill in without any. */
export async function firstSources(world: World, { links, title }: ReportContent): Promise<readonly FirstSource[]> {
  const found = await Promise.all(links.slice(0, MAX_SOURCES).map((url) => sourceAt(world, url)));
  if (found.length === 0) return [{}];
  return found.map((source, at) => (at === 0 && !source.known ? { ...source, title } : source));
}
