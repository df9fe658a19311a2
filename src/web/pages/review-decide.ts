import { html } from 'hono/html';
import type { World } from '../../core/ports.ts';
import { undecided } from '../../editorial/any-item.ts';
import { standingOf } from '../../editorial/review-edit.ts';
import { declineProposal, publishProposal } from '../../editorial/review-proposal.ts';
import { type Again, type FormAsk, form, look, steps } from '../form-face.ts';
import { refilled, unfilled } from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { itemAgain, itemIdIn } from './desk/item.ts';
import { versionIn } from './desk/item-form.ts';
import { improveClashPage, settledIn } from './improve-clash.ts';
import { type Review, reviewOf } from './review.ts';
import { reviewChangePage } from './review-change-form.ts';
import { changedProposal } from './review-change-read.ts';

async function reviewIn(world: World, ask: FormAsk): Promise<Review> {
  return reviewOf(world, await undecided(world.store, 'proposal', itemIdIn(ask)));
}

function placeIn(ask: FormAsk) {
  const { fields } = ask;
  return { id: itemIdIn(ask), version: versionIn(ask), reason: fields.text('reason').trim() };
}

function signedIn(ask: FormAsk) {
  const [settled, credit] = [settledIn(ask.fields), ask.fields.text('credit').trim()];
  return { ...placeIn(ask), ...(settled && { settled }), ...(credit && { credit }) };
}

const kickerOf = (id: string): Html => html`<a href="/desk">Desk</a> · <a href="/desk/${id}">${id}</a>`;

const publish = form({
  action: publishProposal,
  read: (_world, ask) => signedIn(ask),
  next: (_world, ask) => ({ to: `/desk/${itemIdIn(ask)}` }),
  again: itemAgain,
});

const decline = form({
  action: declineProposal,
  read: (_world, ask) => placeIn(ask),
  next: (_world, ask) => ({ to: `/desk/${itemIdIn(ask)}` }),
  again: itemAgain,
});

const edit = look(async (world, ask) => {
  const review = await reviewIn(world, ask);
  return { page: reviewChangePage(ask, review, { filled: unfilled }) };
}, itemAgain);

const editAgain: Again = async (world, ask, problem) => {
  const review = await reviewIn(world, ask);
  const shown = reviewChangePage(ask, review, { filled: refilled(ask, problem), problem });
  if (problem.code !== 'conflict') return shown;
  const made = { record: review.base.id, ...(await changedProposal(world, review, ask.fields)) };
  if ((await standingOf(world.store, made)).clashes.length === 0) return shown;
  const { id } = review.item;
  const on = { path: `/desk/${id}/proposal`, step: 'publish-edited', kicker: kickerOf(id) };
  return improveClashPage(ask, { world, base: review.base, edit: made }, on);
};

const publishEdited = form({
  action: publishProposal,
  read: async (world, ask) => ({
    ...signedIn(ask),
    edited: await changedProposal(world, await reviewIn(world, ask), ask.fields),
  }),
  next: (_world, ask) => ({ to: `/desk/${itemIdIn(ask)}` }),
  again: editAgain,
});

/** How an editor decides on a proposal: publishes it as it is or changed, or declines it. */
export const reviewForm = steps('step', { publish, decline, edit, 'publish-edited': publishEdited });
