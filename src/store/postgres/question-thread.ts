import { workerData } from 'node:worker_threads';
import { Client } from 'pg';
import { Refused } from '../../core/errors.ts';
import type { PostedQuestion, QuestionAnswer, QuestionThread } from './blocking.ts';
import { clientSettings } from './client-settings.ts';
import { isAway, refusalOf } from './refusal.ts';

const { url, port, answers } = workerData as QuestionThread;

// Statements sent together are one transaction, so the settings hold for the question alone, and behind a pool of
// connections nobody else meets them. Every table that is asked has its index; what the server believes to know of the
// words of records is never good enough to choose by.
const SETTINGS = `set local enable_seqscan = off; set local jit = off;
  set local max_parallel_workers_per_gather = 0`;
const CANCELLED = '57014';

let client: Client | undefined;

async function connected(): Promise<Client> {
  if (client) return client;
  const made = new Client(clientSettings(url));
  const forget = (): void => {
    if (client === made) client = undefined;
  };
  made.on('error', forget);
  made.on('end', forget);
  await made.connect();
  client = made;
  return made;
}

async function answerOf({ sql, limit }: PostedQuestion): Promise<string | null> {
  const asked = `set local statement_timeout = ${limit}; ${SETTINGS}; ${sql}`;
  const results: unknown = await (await connected()).query(asked);
  const last = (results as { readonly rows: readonly { readonly value: string | null }[] }[]).at(-1);
  return last?.rows[0]?.value ?? null;
}

function discard(): void {
  const lost = client;
  client = undefined;
  lost?.end().catch(() => undefined);
}

async function answer(question: PostedQuestion): Promise<QuestionAnswer> {
  try {
    return { value: await answerOf(question) };
  } catch (error) {
    if (isAway(error)) discard();
    if (error instanceof Error && 'code' in error && error.code === CANCELLED) {
      return { problem: new Refused('too-slow').problem };
    }
    const known = refusalOf(error);
    if (known instanceof Refused) return { problem: known.problem };
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', async (question: PostedQuestion) => {
  port.postMessage(await answer(question));
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
});
