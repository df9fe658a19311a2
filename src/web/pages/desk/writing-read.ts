import type { Change } from '../../../core/diff.ts';
import { type Fault, Refused } from '../../../core/errors.ts';
import type { Field } from '../../../core/fields.ts';
import type { ProposedEntity } from '../../../core/item.ts';
import type { World } from '../../../core/ports.ts';
import { issuesOf } from '../../../core/proposal.ts';
import type { Statement } from '../../../core/statement.ts';
import type { Value } from '../../../core/values.ts';
import { type DescribedSource, describedSource } from '../../../editorial/bring-sources.ts';
import { entityByName } from '../../entity-by-name.ts';
import type { Fields } from '../../form-fields.ts';
import { faultSentence } from '../../parts/fault-sentence.ts';
import { writtenValue } from '../../parts/field-controls.ts';
import { controlOf, firstControl } from '../improve-statement.ts';
import { fieldsOf, HOUSE_LANGUAGE, prefixOf, type Target, type Writing } from './writing.ts';

/** What was written into a form of statements, in the shape that actions take. */
export type Written = {
  readonly sources: readonly DescribedSource[];
  readonly entities: readonly ProposedEntity[];
  readonly edits: readonly { readonly record: string; readonly base: number; readonly changes: readonly Change[] }[];
  readonly records: readonly { readonly language: string; readonly statements: readonly Statement[] }[];
  /** Records on which nothing was written. */
  readonly known: readonly string[];
};

type Cited = { readonly id: string; readonly voice?: string };

type Work = {
  readonly world: World;
  readonly fields: Fields;
  readonly cited: readonly (Cited | undefined)[];
  readonly described: readonly DescribedSource[];
  readonly entities: ProposedEntity[];
  readonly faults: Fault[];
};

type Found = { readonly prefix: string; readonly field: Field; readonly change: Change };

const HOUSE = 'Casebook editors';
const MAX_SOURCES = 20;

const textIn = (fields: Fields, name: string): string => fields.text(name).trim();

function hostOf(url: string | undefined): string | undefined {
  return url && URL.parse(url)?.hostname.replace(/^www\./, '');
}

const sourceFaults: Readonly<Record<string, string>> = {
  url: 'Address: a whole address that begins with https:// or http://, or the id of a source such as S-12.',
  title: 'Title: at most 2,000 characters. A source without an address needs one.',
  publisher: 'Published by: at most 300 characters.',
  published: 'Date: a year, a month or a day, such as 2019, 2019-02 or 2019-02-13.',
};

// Addresses become keys; the id of a source that is here stands for itself.
function readSources(fields: Fields, count: number, faults: Fault[]) {
  const described: DescribedSource[] = [];
  const cited = Array.from({ length: Math.min(count, MAX_SOURCES) }, (_, at): Cited | undefined => {
    const given = ['url', 'title', 'publisher', 'published'].flatMap((part) => {
      const text = textIn(fields, `src${at}-${part}`);
      return text === '' ? [] : [[part, text] as const];
    });
    const { url, publisher }: { url?: string; publisher?: string } = Object.fromEntries(given);
    if (given.length === 0) return undefined;
    if (url !== undefined && /^S-[1-9]\d*$/.test(url)) return { id: url, voice: publisher };
    const read = describedSource.safeParse({ key: `new-${at + 1}`, ...Object.fromEntries(given) });
    for (const { path } of read.error?.issues ?? [])
      faults.push({
        path: `src${at}-${path.join('-')}`,
        message: sourceFaults[path.join('-')] ?? 'This does not fit.',
      });
    if (read.data) described.push(read.data);
    return { id: `new-${at + 1}`, voice: publisher ?? hostOf(url) };
  });
  return { described, cited };
}

function citedBy({ fields, cited, faults }: Work, name: string): Cited | undefined {
  const at = fields.text(name);
  if (!/^\d{1,2}$/.test(at)) return undefined;
  const source = cited[Number(at)];
  if (!source)
    faults.push({ path: `src${at}-url`, message: 'A statement cites this source, so please say what it is.' });
  return source;
}

async function entityNamed({ world, entities }: Work, text: string): Promise<string> {
  const id = await entityByName(world, text);
  if (id !== undefined) return id;
  const known = entities.find(({ name }) => name === text);
  if (known) return known.key;
  const key = `new-${MAX_SOURCES + entities.length + 1}`;
  entities.push({ key, name: text.slice(0, 300) });
  return key;
}

async function statementAt(work: Work, field: Field, prefix: string): Promise<Statement | undefined> {
  const { fields, faults } = work;
  const text = (part: string): string => textIn(fields, prefix + part);
  const [unknown, quote, note] = [text('unknown'), text('quote'), text('note')];
  const value = writtenValue(fields, field, prefix);
  if (value === undefined && unknown === '') {
    if (quote !== '' || note !== '' || text('by') !== '')
      faults.push({ path: firstControl(field, prefix), message: 'Please write what is so.' });
    return undefined;
  }
  const source = citedBy(work, `${prefix}src`);
  if (quote !== '' && !source)
    faults.push({ path: `${prefix}src`, message: 'Please choose the source that these words stand in.' });
  const said = field.type === 'entity' && value !== undefined ? await entityNamed(work, String(value)) : value;
  return {
    field: field.name,
    ...(unknown === '' ? { value: said as Value } : { unknown: unknown as Statement['unknown'] & string }),
    by: text('by') || source?.voice || HOUSE,
    cites: source ? [source.id] : [],
    ...(quote && source && { quotes: [{ source: source.id, text: quote }] }),
    rank: 'normal',
    ...(note && { note }),
  };
}

async function additions(work: Work, target: Target): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const [at, field] of fieldsOf(target, work.fields).entries()) {
    const prefix = prefixOf(target, at);
    const after = await statementAt(work, field, prefix);
    if (after) found.push({ prefix, field, change: { field: field.name, after } });
  }
  return found;
}

function citations(work: Work, { prefix, base }: Target): readonly Change[] {
  const chosen = new Set(work.fields.all(`${prefix}-cite`));
  const all = base?.statements.filter(({ at }) => chosen.has(String(at))) ?? [];
  if (all.length === 0) return [];
  const source = citedBy(work, `${prefix}-cite-src`);
  if (!source) return [];
  return all.flatMap(({ statement: before }) => {
    if (before.cites.includes(source.id)) return [];
    return [{ field: before.field, before, after: { ...before, cites: [...before.cites, source.id] } }];
  });
}

function check(work: Work, found: readonly Found[]): void {
  const sources = work.described.map(({ key }) => ({ key, url: '' }));
  const changes = found.map(({ change }) => change);
  for (const {
    path: [, at, , ...inside],
    message,
  } of issuesOf({ changes, sources, entities: work.entities })) {
    const one = found[Number(at)];
    if (!one) continue;
    const path = controlOf({ ...one, cites: 'src' }, inside);
    work.faults.push({ path, message: faultSentence(one.field, inside, message) });
  }
}

/** Reads a form of statements. Refuses with a fault beside each control that does not fit. */
export async function readWriting(world: World, fields: Fields, { targets, sources }: Writing): Promise<Written> {
  const faults: Fault[] = [];
  const read = readSources(fields, sources.length, faults);
  const work: Work = { world, fields, ...read, entities: [], faults };
  const edits: Written['edits'][number][] = [];
  const records: Written['records'][number][] = [];
  const known: string[] = [];
  for (const target of targets) {
    const { prefix, base } = target;
    const found = await additions(work, target);
    check(work, found);
    const changes = [...citations(work, target), ...found.map(({ change }) => change)];
    if (base && changes.length > 0) edits.push({ record: base.id, base: base.base, changes });
    else if (base) known.push(base.id);
    else {
      const statements = changes.flatMap(({ after }) => after ?? []);
      records.push({ language: textIn(fields, `${prefix}-language`) || HOUSE_LANGUAGE, statements });
    }
  }
  if (faults.length > 0) throw new Refused('bad-input', 'Some of this does not fit yet.', faults);
  const used = new Set(JSON.stringify([edits, records]).match(/(?<=")new-\d+(?=")/g) ?? []);
  return { sources: work.described.filter(({ key }) => used.has(key)), entities: work.entities, edits, records, known };
}
