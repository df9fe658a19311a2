import { z } from 'zod';
import { valueOfResult } from '../core/errors.ts';
import { isWaiting } from '../core/item.ts';
import { timeAfter } from '../core/job.ts';
import { CHECK_JOB } from '../intake/ask-for-check.ts';
import { domainProof } from '../intake/domain-proof.ts';
import { keepProof, responseItem } from '../intake/keep-proof.ts';
import type { Kind } from './run-job.ts';
import { within } from './within.ts';

const one = z.strictObject({ id: z.string() });
const DAY = 86_400_000;
// Days after which nobody looks for a token any more by themselves, and responses looked at in one night.
const PATIENCE = 30;
const MOST = 200;

/** Looks for the token of one response at its domain, and keeps that it was found; the outcome names nothing else. */
export const checkResponse: Kind = async (world, payload) => {
  const { id } = one.parse(payload);
  const { state, content } = await responseItem(world.store, id);
  const { domain, token, verified } = content;
  if (!isWaiting(state) || verified || domain === undefined || token === undefined) return { result: { id } };
  const how = await domainProof(world, domain, token);
  if (how === undefined) return { result: { id, found: false } };
  const input = { id, token, how };
  return {
    effect: async (tx) =>
      valueOfResult(await keepProof.perform(within(world, tx), { role: 'keeper', name: 'jobs' }, input)),
  };
};

/** Orders a look for each response of the last weeks that waits, so that nobody has to come back and ask. */
export const checkResponses: Kind = async ({ clock, store }, payload) => {
  const { night } = z.strictObject({ night: z.iso.date() }).parse(payload);
  const query = { kinds: ['response'], states: ['open', 'asked'], order: 'newest', limit: MOST, offset: 0 } as const;
  const since = timeAfter(`${night}T00:00:00.000Z`, -PATIENCE * DAY).slice(0, 10);
  const { lines } = await store.items(query);
  const recent = lines.filter(({ day }) => day >= since);
  return {
    effect: async (tx) => {
      const due = clock.now();
      for (const { id } of recent)
        await tx.enqueue({ kind: CHECK_JOB, key: `${id} ${night}`, due, payload: { id } }, due);
      return { ordered: recent.length };
    },
  };
};
