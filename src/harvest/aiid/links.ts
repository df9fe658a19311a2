import type { ByteFile } from '../../core/byte-file.ts';
import { refuseFile } from '../tables/decode-text.ts';
import { readJsonList } from '../tables/read-json-list.ts';
import { readNamed } from './files.ts';

/** An article that the database knows: its title and address, each empty where the list has none. */
export type Article = { readonly number: string; readonly title: string; readonly url: string };

/** The articles by number, and their numbers by incident; an address that occurs twice belongs to its first article. */
export type Articles = {
  readonly byNumber: ReadonlyMap<string, Article>;
  readonly byIncident: ReadonlyMap<string, ReadonlySet<string>>;
};

function textAt(item: unknown, name: string): string | undefined {
  const value: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, name) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The names of entities by their slugs. */
export async function readEntityNames(file: ByteFile | undefined): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  if (file === undefined) return names;
  for await (const { line, item } of readJsonList(file)) {
    const [slug, name] = [textAt(item, 'entity_id'), textAt(item, 'name')];
    if (slug === undefined || name === undefined) refuseFile(file, 'an entity needs an "entity_id" and a "name"', line);
    names.set(slug, name);
  }
  return names;
}

/** The addresses of an incident in the OECD's monitor, by the number of the incident. */
export async function readOecdLinks(file: ByteFile | undefined): Promise<ReadonlyMap<string, readonly string[]>> {
  const links = new Map<string, string[]>();
  if (file === undefined) return links;
  for await (const { line, item } of readJsonList(file)) {
    const [id, url] = [textAt(item, 'incident_id'), textAt(item, 'sameAs')];
    if (id === undefined || url === undefined) refuseFile(file, 'a link needs an "incident_id" and a "sameAs"', line);
    const known = links.get(id) ?? [];
    if (!known.includes(url)) links.set(id, [...known, url]);
  }
  return links;
}

/** The number that stands for each merged number in the end. */
export async function readDuplicates(file: ByteFile | undefined): Promise<ReadonlyMap<string, string>> {
  const direct = new Map<string, string>();
  if (file === undefined) return direct;
  for await (const row of readNamed(file, ['duplicate_incident_number', 'true_incident_number'])) {
    direct.set(row.cell('duplicate_incident_number'), row.cell('true_incident_number'));
  }
  const last = (number: string, steps: number): string => {
    const next = direct.get(number);
    return next === undefined || steps > direct.size ? number : last(next, steps + 1);
  };
  return new Map([...direct.keys()].map((number) => [number, last(number, 0)]));
}

/** The list of articles. */
export async function readArticles(file: ByteFile | undefined): Promise<Articles> {
  const byNumber = new Map<string, Article>();
  const byIncident = new Map<string, Set<string>>();
  const byAddress = new Map<string, string>();
  if (file === undefined) return { byNumber, byIncident };
  for await (const row of readNamed(file, ['incident_id', 'report_number', 'title', 'url'])) {
    const [written, url] = [row.cell('report_number'), row.cell('url')];
    const number = byAddress.get(url) ?? written;
    if (url !== '' && !byAddress.has(url)) byAddress.set(url, number);
    const article = byNumber.get(number) ?? { number, title: row.cell('title'), url };
    byNumber.set(number, article);
    byNumber.set(written, article);
    const of = byIncident.get(row.cell('incident_id')) ?? new Set();
    byIncident.set(row.cell('incident_id'), of.add(number));
  }
  return { byNumber, byIncident };
}
