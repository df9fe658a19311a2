import { html } from 'hono/html';
import { type ItemKind, type ItemState, itemKinds, itemStates } from '../../../core/item.ts';
import { type Option, selectOne, textLine, tick, unfilled } from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';
import { sayNumber } from '../../parts/text.ts';
import { kindNames, stateNames } from './item-words.ts';
import type { QueueQuery } from './queue-query.ts';

/** How many items there are of each kind in each state. */
export type Counts = readonly { readonly kind: ItemKind; readonly state: ItemState; readonly count: number }[];

const any = (label: string): Option => ({ value: '', label });
const waiting = new Set<ItemState>(['open', 'asked']);

function sum(counts: Counts, fits: (line: Counts[number]) => boolean): string {
  return sayNumber(counts.filter(fits).reduce((all, { count }) => all + count, 0));
}

/** The form above the queue that narrows it down, opened when something is chosen. */
export function queueFilters(query: QueueQuery, counts: Counts): Html {
  const inView = (state: ItemState): boolean =>
    query.state === 'waiting' ? waiting.has(state) : query.state === state;
  const kinds = (Object.keys(itemKinds) as ItemKind[]).map((kind) => ({
    value: kind,
    label: `${kindNames[kind]} (${sum(counts, (line) => line.kind === kind && inView(line.state))})`,
  }));
  const states = itemStates.map((state) => ({
    value: state,
    label: `${stateNames[state]} (${sum(counts, (line) => line.state === state)})`,
  }));
  const orders = [
    any('Oldest first'),
    { value: 'newest', label: 'Newest first' },
    { value: 'due', label: 'By due day' },
  ];
  const isNarrow = Object.entries(query).some(
    ([name, value]) => name !== 'page' && value !== 'waiting' && value !== 'oldest' && value,
  );
  return html`<details class="narrowing"${isNarrow ? html` open` : ''}><summary>Filter and search</summary>
<form class="form" method="get" action="/desk">
${textLine(unfilled, { name: 'q', label: 'Words', type: 'search', value: query.q })}
${selectOne(unfilled, { name: 'kind', label: 'Kind', value: query.kind, options: [any('All kinds'), ...kinds] })}
${selectOne(unfilled, { name: 'state', label: 'State', value: query.state, options: [any('Waiting'), ...states] })}
${selectOne(unfilled, { name: 'claimed', label: 'Worked on', value: query.claimed, options: [any('By anybody'), { value: 'me', label: 'By me' }, { value: 'nobody', label: 'By nobody yet' }] })}
${textLine(unfilled, { name: 'record', label: 'Record', value: query.record })}
${selectOne(unfilled, { name: 'order', label: 'Order', value: query.order, options: orders })}
${tick(unfilled, { name: 'overdue', label: 'Only what is overdue', value: query.overdue })}
${tick(unfilled, { name: 'each', label: 'Show those that are alike one by one', value: query.each })}
<button>Show</button></form></details>`;
}
