import { html } from 'hono/html';
import type { Problem } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { standingOf } from '../../editorial/review-edit.ts';
import { declineProposal, publishProposal, waitingProposal } from '../../editorial/review-proposal.ts';
import { type Again, type FormAsk, form, look, steps } from '../form-face.ts';
import { problemSummary, refilled, unfilled } from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { itemIdIn } from './desk/item.ts';
import { improveClashPage, settledIn } from './improve-clash.ts';
import { type Review, reviewBody, reviewControls, reviewOf } from './review.ts';
import { reviewChangePage } from './review-change-form.ts';
import { changedProposal } from './review-change-read.ts';

async function reviewIn(world: World, ask: FormAsk): Promise<Review> {
  return reviewOf(world, await waitingProposal(world.store, itemIdIn(ask)));
}

function placeIn(ask: FormAsk) {
  const { fields } = ask;
  return { id: itemIdIn(ask), version: Number(fields.text('version')), reason: fields.text('reason').trim() };
}

function signedIn(ask: FormAsk) {
  const [settled, credit] = [settledIn(ask.fields), ask.fields.text('credit').trim()];
  return { ...placeIn(ask), ...(settled && { settled }), ...(credit && { credit }) };
}

const kickerOf = (id: string): Html => html`<a href="/desk">Desk</a> · <a href="/desk/${id}">${id}</a>`;

async function again(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  const review = await reviewIn(world, ask);
  const { id, title } = review.item;
  return layout({
    title: `${id}: ${title}`,
    hidden: true,
    main: html`<div class="prose desk"><p class="kicker">${kickerOf(id)}</p>
<h1 class="lesser" dir="auto">${title}</h1>${problemSummary(problem, { reason: 'Reason', credit: 'Who is credited' })}
${reviewBody(review)}${reviewControls(review, ask, refilled(ask, problem))}</div>`,
  });
}

const publish = form({
  action: publishProposal,
  read: (_world, ask) => signedIn(ask),
  next: (_world, ask) => ({ to: `/desk/${itemIdIn(ask)}` }),
  again,
});

const decline = form({
  action: declineProposal,
  read: (_world, ask) => placeIn(ask),
  next: (_world, ask) => ({ to: `/desk/${itemIdIn(ask)}` }),
  again,
});

const edit = look(async (world, ask) => {
  const review = await reviewIn(world, ask);
  return { page: reviewChangePage(ask, review, { filled: unfilled }) };
}, again);

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
