import { html } from 'hono/html';
import { type Item, isWaiting } from '../../../core/item.ts';
import type { Ask } from '../../face.ts';
import { button, type Filled, hidden, sendingForm, textArea } from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';

type Step = { readonly value: string; readonly label: string; readonly quiet?: boolean; readonly controls?: Html };

function step({ id, version }: Item, ask: Ask, { value, label, quiet, controls }: Step): Html {
  return sendingForm(
    ask,
    `/desk/${id}`,
    html`${hidden('version', String(version))}${controls ?? ''}${button(label, { name: 'step', value, quiet })}`,
  );
}

function section(name: string, heading: string, content: Html): Html {
  return html`<section aria-labelledby="${name}"><h2 id="${name}">${heading}</h2>${content}</section>`;
}

const reason = (filled: Filled, help: string): Html =>
  textArea(filled, { name: 'told', label: 'Reason', required: true, rows: 3, help });

function refusal(item: Item, ask: Ask, filled: Filled): Html | '' {
  // How complaints and proposals end stands with them.
  if (item.kind === 'complaint' || item.kind === 'proposal') return '';
  const help = 'The sender reads this. Say what would be needed.';
  return section(
    'refuse',
    'Refuse',
    step(item, ask, { value: 'refuse', label: 'Refuse', quiet: true, controls: reason(filled, help) }),
  );
}

function waiting(item: Item, ask: Ask, filled: Filled): Html {
  const claiming = item.claimedBy
    ? step(item, ask, { value: 'release', label: 'Lay it back', quiet: true })
    : step(item, ask, { value: 'claim', label: 'Claim' });
  const question = textArea(filled, {
    ...{ name: 'text', label: 'Your question', required: true, rows: 3 },
    help: 'Read by the sender with their receipt. Do not ask who they are.',
  });
  return html`${section('claim', 'Who works on it', claiming)}
${section('ask', 'Ask the sender', step(item, ask, { value: 'ask', label: 'Ask', quiet: true, controls: question }))}
${refusal(item, ask, filled)}`;
}

/** What an editor can do with an item of any kind. */
export function itemSteps(item: Item, ask: Ask, filled: Filled): Html | '' {
  if (isWaiting(item.state)) return waiting(item, ask, filled);
  if (item.state === 'taken-back') return '';
  const help = 'The sender reads this. What was published stays as it is.';
  const again = step(item, ask, {
    value: 'reopen',
    label: 'Open it again',
    quiet: true,
    controls: reason(filled, help),
  });
  return section('reopen', 'Open it again', again);
}
