import type { Fault } from '../../core/errors.ts';
import type { Field } from '../../core/fields.ts';
import type { ProposedEntity, ProposedSource } from '../../core/item.ts';
import type { World } from '../../core/ports.ts';
import type { Quote, Statement } from '../../core/statement.ts';
import { type Value, valueTypes } from '../../core/values.ts';
import { entityByName } from '../entity-by-name.ts';
import type { Fields } from '../form-fields.ts';
import { partsOfField, writtenValue } from '../parts/field-controls.ts';
import type { EntityLabels } from '../parts/value.ts';

/** A form that is being read into statements: what comes along with them, and what does not fit. */
export type Reading = {
  readonly world: World;
  readonly labels: EntityLabels;
  readonly fields: Fields;
  readonly sources: ProposedSource[];
  readonly entities: ProposedEntity[];
  readonly faults: Fault[];
};

/** What a control holds, without the spaces around it. */
export function textIn({ fields }: Pick<Reading, 'fields'>, name: string): string {
  return fields.text(name).trim();
}

function nextKey({ sources, entities }: Reading): string {
  const taken = new Set([...sources, ...entities].map(({ key }) => key));
  let number = taken.size + 1;
  while (taken.has(`new-${number}`)) number += 1;
  return `new-${number}`;
}

/** The address in a control; anything else is a fault beside it. */
export function addressIn(reading: Reading, name: string): string | undefined {
  const url = textIn(reading, name);
  if (valueTypes.url.safeParse(url).success) return url;
  reading.faults.push({ path: name, message: 'This is no address that begins with https:// or http://.' });
  return undefined;
}

function citedSource(reading: Reading, prefix: string): string | undefined {
  const { sources, faults } = reading;
  const [url, title] = [textIn(reading, `${prefix}url`), textIn(reading, `${prefix}title-of`)];
  if (url === '') {
    if (title !== '' || textIn(reading, `${prefix}quote`) !== '')
      faults.push({ path: `${prefix}url`, message: 'Please say where this stands: the address of the source.' });
    return undefined;
  }
  if (/^S-[1-9]\d*$/.test(url)) return url;
  const known = sources.find((one) => one.url === url);
  if (known) return known.key;
  if (addressIn(reading, `${prefix}url`) === undefined) return undefined;
  const key = nextKey(reading);
  sources.push({ key, url, ...(title && { title }) });
  return key;
}

/** The statement with the source and the quote that were written beside it. */
export function withCitation(statement: Statement, reading: Reading, prefix: string): Statement {
  const source = citedSource(reading, prefix);
  if (source === undefined) return statement;
  const quote = textIn(reading, `${prefix}quote`);
  const quotes: readonly Quote[] = [...(statement.quotes ?? []), ...(quote ? [{ source, text: quote }] : [])];
  return {
    ...statement,
    cites: [...new Set([...statement.cites, source])],
    ...(quotes.length > 0 && { quotes }),
  };
}

// A name that is here already leads to its entity; any other comes along as a new one.
async function entityOf(reading: Reading, text: string, before: Statement | undefined): Promise<string> {
  const { labels, world, entities } = reading;
  const current = String(before?.value ?? '');
  if (text === labels[current]?.name) return current;
  const id = await entityByName(world, text);
  if (id !== undefined) return id;
  const known = entities.find(({ name }) => name === text);
  if (known) return known.key;
  const key = nextKey(reading);
  entities.push({ key, name: text.slice(0, 300) });
  return key;
}

/** What a statement says: a value, or why there is none. */
export type Said = Pick<Statement, 'value' | 'unknown'>;

/** What the controls of a statement say; undefined when they are empty. */
export async function saidIn(
  reading: Reading,
  at: { readonly field: Field; readonly prefix: string; readonly before?: Statement },
): Promise<Said | undefined> {
  const { field, prefix, before } = at;
  const unknown = textIn(reading, `${prefix}unknown`);
  if (unknown !== '') return { unknown: unknown as Statement['unknown'] & string };
  const written = writtenValue(reading.fields, field, prefix);
  if (written !== undefined)
    return {
      value: field.type === 'entity' ? await entityOf(reading, String(written), before) : (written as Value),
    };
  const message = 'Please write what is so, or choose why there is no value.';
  if (before) reading.faults.push({ path: firstControl(field, prefix), message });
  return undefined;
}

/** The name of the first control of a field's value. */
export function firstControl(field: Field, prefix: string): string {
  return prefix + (partsOfField(field)[0]?.key ?? 'value');
}

/**
 * The part of a statement that is wrong, as the name of the control in which it was written; `cites` is the end of the name
 * of the one for its source.
 */
export function controlOf(
  { field, prefix, cites = 'url' }: { readonly field: Field; readonly prefix: string; readonly cites?: string },
  [part, inner]: readonly (string | number)[],
): string {
  if (part === 'quotes') return `${prefix}quote`;
  if (part === 'cites') return prefix + cites;
  if (part !== undefined && part !== 'value') return prefix + part;
  const isPart = partsOfField(field).some(({ key }) => key === inner);
  return isPart ? prefix + inner : firstControl(field, prefix);
}
