import type { Action } from '../../../core/action.ts';
import { askForReply } from '../../../editorial/ask-for-reply.ts';
import { closeRevision } from '../../../editorial/close-revision.ts';
import { mergeRecords } from '../../../editorial/merge-records.ts';
import { publishDraft } from '../../../editorial/publish-draft.ts';
import { relate } from '../../../editorial/relate.ts';
import { revert } from '../../../editorial/revert.ts';
import { split } from '../../../editorial/split.ts';
import { unmerge } from '../../../editorial/unmerge.ts';
import { withdraw } from '../../../editorial/withdraw.ts';
import { type FormAsk, form, steps } from '../../form-face.ts';
import { recordIdIn, recordToolsAgain } from './record-tools.ts';
import { toolField, toolInput } from './tool-form.ts';

type More = (ask: FormAsk) => Readonly<Record<string, unknown>>;

const textIn = ({ fields }: FormAsk, name: string): string => fields.text(name).trim();
const creditOf = ({ visitor }: FormAsk) => ({ credit: visitor.actor.credit ?? 'Casebook editors' });

// Every tool is about one record at the version that was in view, and says why.
function tool<Output>(step: string, action: Action<Output>, more: More = () => ({})) {
  return form({
    action,
    read: (_world, ask) => ({ id: recordIdIn(ask), ...toolInput(ask, step), ...more(ask) }),
    fieldOf: toolField(step),
    next: (_world, ask) => ({ to: `/desk/records/${recordIdIn(ask)}` }),
    again: recordToolsAgain,
  });
}

function related(step: 'relate' | 'unrelate') {
  return form({
    action: relate,
    read: (_world, ask) => {
      const { reason } = toolInput(ask, step);
      const link = { other: textIn(ask, `${step}-other`).toUpperCase(), relation: textIn(ask, `${step}-relation`) };
      return { id: recordIdIn(ask), ...link, reason, ...(step === 'unrelate' && { off: true }) };
    },
    fieldOf: toolField(step),
    next: (_world, ask) => ({ to: `/desk/records/${recordIdIn(ask)}` }),
    again: recordToolsAgain,
  });
}

/** What is done with a record as a whole. */
export const recordToolsForm = steps('step', {
  ask: tool('ask', askForReply, (ask) => ({ entity: textIn(ask, 'ask-entity'), date: textIn(ask, 'ask-date') })),
  relate: related('relate'),
  unrelate: related('unrelate'),
  revert: tool('revert', revert, (ask) => ({ to: Number(textIn(ask, 'revert-to')) })),
  split: tool('split', split, (ask) => ({
    title: textIn(ask, 'split-title'),
    statements: ask.fields.all('split-statements').map(Number),
  })),
  merge: tool('merge', mergeRecords, (ask) => ({ into: textIn(ask, 'merge-into').toUpperCase(), ...creditOf(ask) })),
  unmerge: tool('unmerge', unmerge),
  withdraw: tool('withdraw', withdraw, creditOf),
  publish: form({
    action: publishDraft,
    read: (_world, ask) => ({ id: recordIdIn(ask), reason: toolInput(ask, 'publish').reason, ...creditOf(ask) }),
    fieldOf: toolField('publish'),
    next: (_world, ask) => ({ to: `/desk/records/${recordIdIn(ask)}` }),
    again: recordToolsAgain,
  }),
});

/** Erases what earlier versions of a record say; a row of its own, because editors may not. */
export const closeVersionsForm = tool('close', closeRevision, (ask) => ({
  numbers: ask.fields.all('close-numbers').map(Number),
}));
