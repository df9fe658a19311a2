import type { Change } from '../../core/diff.ts';
import { Refused } from '../../core/errors.ts';
import { field } from '../../core/fields.ts';
import type { World } from '../../core/ports.ts';
import { issuesOf } from '../../core/proposal.ts';
import type { Statement } from '../../core/statement.ts';
import type { Fields } from '../form-fields.ts';
import { faultSentence } from '../parts/fault-sentence.ts';
import { labelsWith } from './improve-check.ts';
import type { WrittenEdit } from './improve-read.ts';
import { addressIn, controlOf, type Reading, saidIn, textIn, withCitation } from './improve-statement.ts';
import type { Review } from './review.ts';

/** The beginning of the names of controls for the change at this place of a proposal. */
export function changeAt(at: number): string {
  return `c${at}-`;
}

// Sources that came along, as the editor leaves them; what no change cites in the end is left out when it is published.
function sourcesIn(reading: Reading, { item }: Review): void {
  for (const { key, url } of item.content.sources) {
    const title = textIn(reading, `${key}-title`);
    const address = reading.fields.has(`${key}-url`) ? addressIn(reading, `${key}-url`) : url;
    reading.sources.push({ key, url: address ?? url, ...(title && { title }) });
  }
}

function quotesIn({ fields }: Reading, { quotes = [] }: Statement, at: { prefix: string; cites: readonly string[] }) {
  return quotes.flatMap(({ source }, n) => {
    const text = fields.text(`${at.prefix}quote-${n}`).trim();
    return text !== '' && at.cites.includes(source) ? [{ source, text }] : [];
  });
}

async function changedIn(reading: Reading, change: Change, prefix: string): Promise<Change> {
  const { after } = change;
  if (!after) return change;
  const said = await saidIn(reading, { field: field(change.field), prefix, before: after });
  const { value: _, unknown: _reason, disputed: _doubt, note: _note, quotes: _quotes, ...rest } = after;
  const [by, note, disputed] = ['by', 'note', 'disputed'].map((name) => textIn(reading, prefix + name));
  if (!by) reading.faults.push({ path: `${prefix}by`, message: 'Please say who says so, such as the newspaper.' });
  const kept = new Set(reading.fields.all(`${prefix}cite`));
  const cites = after.cites.filter((id) => kept.has(id));
  const quotes = quotesIn(reading, after, { prefix, cites });
  const made: Statement = {
    ...{ ...rest, ...said, by: by ?? '', cites },
    ...(quotes.length > 0 && { quotes }),
    ...(note && { note }),
    ...(disputed && { disputed }),
  };
  return { ...change, after: withCitation(made, reading, prefix) };
}

/** Reads the changes of a proposal as an editor left them. Refuses with a fault beside each control that does not fit. */
export async function changedProposal(
  world: World,
  review: Review,
  fields: Fields,
): Promise<Omit<WrittenEdit, 'record'>> {
  const { content } = review.item;
  const labels = labelsWith(review.base.labels, content);
  const reading: Reading = { world, labels, fields, sources: [], entities: [...content.entities], faults: [] };
  sourcesIn(reading, review);
  const found: { prefix: string; change: Change }[] = [];
  for (const [at, change] of content.changes.entries()) {
    const prefix = changeAt(at);
    if (fields.text(`${prefix}out`) !== 'yes') found.push({ prefix, change: await changedIn(reading, change, prefix) });
  }
  const { sources, entities, faults } = reading;
  const edit = { base: content.base, changes: found.map(({ change }) => change), sources, entities };
  const more = issuesOf(edit).map(({ path: [, place, , ...inside], message }) => {
    const { prefix = '', change } = found[Number(place)] ?? {};
    if (!change) return { path: '', message: `This ${message}.` };
    const of = field(change.field);
    return { path: controlOf({ field: of, prefix }, inside), message: faultSentence(of, inside, message) };
  });
  const all = faults.length > 0 ? faults : more;
  if (all.length > 0) throw new Refused('bad-input', 'Some of this does not fit yet.', all);
  if (found.length === 0)
    throw new Refused('bad-input', 'Every change is left out. If nothing is to be taken, decline the proposal.');
  return edit;
}
