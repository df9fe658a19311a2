import { type Field, fieldNamed, fields } from '../../../core/fields.ts';
import type { Fields } from '../../form-fields.ts';
import type { Option } from '../../parts/controls.ts';
import { type ImproveBase, isImprovable } from '../improve-base.ts';

/** The language of the pages, in which a new record is written unless somebody says otherwise. */
export const HOUSE_LANGUAGE = 'en';

/**
 * What an editor writes on: a record that is there, or a new one. The names of its controls begin with `prefix`; `offered`
 * are the fields that stand ready before anybody adds one.
 */
export type Target = {
  readonly prefix: string;
  readonly base?: ImproveBase;
  readonly offered: readonly string[];
};

/** A source of a form before anybody wrote into it. */
export type FirstSource = {
  readonly url?: string;
  readonly title?: string;
  /** That it is here already: its id stands in place of the address. */
  readonly known?: { readonly publisher?: string; readonly citedBy: readonly string[] };
};

/** Everything a form of statements is made of. */
export type Writing = { readonly targets: readonly Target[]; readonly sources: readonly FirstSource[] };

const needed = ['title', 'type', 'occurred', 'country', 'operator', 'summary'];

/** Records that are there, and so many new ones. */
export function targetsOf(bases: readonly ImproveBase[], fresh: number): readonly Target[] {
  return [
    ...bases.map((base, at): Target => ({ prefix: `r${at}`, base, offered: [] })),
    ...Array.from({ length: fresh }, (_, at): Target => ({ prefix: `n${at}`, offered: needed })),
  ];
}

/** The fields for which a target has controls: those that stood ready and those that were added. */
export function fieldsOf({ prefix, offered }: Target, sent: Fields): readonly Field[] {
  const names = sent.has(`${prefix}-s`) ? sent.all(`${prefix}-s`) : offered;
  const added = sent.text('step') === 'add' ? sent.text(`${prefix}-add`) : '';
  const known = [...names, added].map((name) => fieldNamed(name));
  return known.filter((field) => field !== undefined && isImprovable(field)).slice(0, 60) as Field[];
}

/** The beginning of the names of a statement's controls. */
export function prefixOf({ prefix }: Target, at: number): string {
  return `${prefix}s${at}-`;
}

/** The fields that may be added, with an empty choice first. */
export const addable: readonly Option[] = [
  { value: '', label: '—' },
  ...fields.filter(isImprovable).map(({ name, label }) => ({ value: name, label })),
];
