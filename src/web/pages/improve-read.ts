import { canonicalJson } from '../../core/canonical.ts';
import type { Change } from '../../core/diff.ts';
import { type Fault, Refused } from '../../core/errors.ts';
import type { Field } from '../../core/fields.ts';
import type { ProposalContent } from '../../core/item.ts';
import type { World } from '../../core/ports.ts';
import { issuesOf } from '../../core/proposal.ts';
import type { Statement } from '../../core/statement.ts';
import type { Fields } from '../form-fields.ts';
import { faultSentence } from '../parts/fault-sentence.ts';
import type { ImproveBase } from './improve-base.ts';
import { controlOf, firstControl, type Reading, saidIn, textIn, withCitation } from './improve-statement.ts';

/** The names of the controls of a new statement begin with this. */
export const NEW = 'new-';

/** The beginning of the names of controls for the statement at this place of the document. */
export function prefixAt(at: number): string {
  return `s${at}-`;
}

/** An edit as a form holds it, before anybody says why. */
export type WrittenEdit = Omit<ProposalContent, 'reason' | 'contact'>;

async function corrected(
  reading: Reading,
  before: Statement,
  at: { readonly field: Field; readonly prefix: string },
): Promise<Change | undefined> {
  const { field, prefix } = at;
  const said = await saidIn(reading, { ...at, before });
  const { value: _, unknown: _reason, disputed: _doubt, ...rest } = before;
  const disputed = textIn(reading, `${prefix}disputed`);
  const after = withCitation({ ...rest, ...said, ...(disputed && { disputed }) }, reading, prefix);
  return canonicalJson(after) === canonicalJson(before) ? undefined : { field: field.name, before, after };
}

async function added(reading: Reading, field: Field): Promise<Change | undefined> {
  const { faults } = reading;
  const said = await saidIn(reading, { field, prefix: NEW });
  const by = textIn(reading, `${NEW}by`);
  if (said === undefined) {
    const about = ['by', 'url', 'title-of', 'quote', 'note'].some((name) => textIn(reading, NEW + name) !== '');
    const message = 'Please write what is so, or choose why there is no value.';
    if (about) faults.push({ path: firstControl(field, NEW), message });
    return undefined;
  }
  if (by === '') faults.push({ path: `${NEW}by`, message: 'Please say who says so, such as the newspaper.' });
  const note = textIn(reading, `${NEW}note`);
  const bare: Statement = { field: field.name, ...said, by, cites: [], rank: 'normal', ...(note && { note }) };
  return { field: field.name, after: withCitation(bare, reading, NEW) };
}

function faultsIn(field: Field, edit: WrittenEdit, prefixes: readonly string[]): readonly Fault[] {
  return issuesOf(edit).map(({ path: [, place, , ...inside], message }) => {
    const path = controlOf({ field, prefix: prefixes[Number(place)] ?? '' }, inside);
    return { path, message: faultSentence(field, inside, message) };
  });
}

/** Reads what was written into the form of one field. Refuses with a fault beside each control that does not fit. */
export async function writtenEdit(
  world: World,
  base: ImproveBase,
  { field, fields }: { readonly field: Field; readonly fields: Fields },
): Promise<WrittenEdit> {
  const reading: Reading = { world, labels: base.labels, fields, sources: [], entities: [], faults: [] };
  const found: { prefix: string; change: Change }[] = [];
  for (const { at, statement } of base.statements) {
    const prefix = prefixAt(at);
    if (statement.field !== field.name || !fields.has(`${prefix}unknown`)) continue;
    const change = await corrected(reading, statement, { field, prefix });
    if (change) found.push({ prefix, change });
  }
  const more = await added(reading, field);
  if (more) found.push({ prefix: NEW, change: more });
  const { sources, entities } = reading;
  const edit = { record: base.id, base: base.base, changes: found.map(({ change }) => change), sources, entities };
  const prefixes = found.map(({ prefix }) => prefix);
  const faults = reading.faults.length > 0 ? reading.faults : faultsIn(field, edit, prefixes);
  if (faults.length > 0) throw new Refused('bad-input', 'Some of this does not fit yet.', faults);
  if (found.length === 0) throw new Refused('bad-input', 'Nothing was changed yet.');
  return edit;
}
