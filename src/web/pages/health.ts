import { isRefusal } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { type Face, file, JSON_TYPE } from '../face.ts';

// Milliseconds that the database has for an answer before it counts as away.
const PATIENCE = 2_000;

/** Why a process should get no requests; one word for programs. */
export type Unready = 'ending' | 'search-starting' | 'database-older' | 'database-away' | 'internal';

function unlessAway(error: unknown): undefined {
  if (!isRefusal(error, 'database-away')) throw error;
}

// A database of a newer version is no reason: the one before goes on serving while an upgrade is rolled out. Nor is a
// primary that is away while a replica answers: pages only read.
async function databaseFault({ store }: World): Promise<Unready | undefined> {
  const late = Promise.withResolvers<Unready>();
  const timer = setTimeout(() => late.resolve('database-away'), PATIENCE);
  const asked = (async (): Promise<Unready | undefined> => {
    await store.sequence();
    const shape = await store.shape().catch(unlessAway);
    return shape === 'older' ? 'database-older' : undefined;
  })();
  try {
    return await Promise.race([asked, late.promise]);
  } catch (error) {
    return isRefusal(error, 'database-away') ? 'database-away' : 'internal';
  } finally {
    clearTimeout(timer);
  }
}

async function whyNot(world: World): Promise<Unready | undefined> {
  if (world.isEnding?.()) return 'ending';
  const search = world.queries.load().isReady ? undefined : 'search-starting';
  return (await databaseFault(world)) ?? search;
}

/** `/healthz`: the process lives and takes requests; nothing else is looked at. */
export const aliveFace = file('text/plain; charset=utf-8', 'ok\n');

/** `/readyz`: whether requests should be sent here, and if not, the reason in one word. */
export const readyFace: Face = {
  forms: 'page',
  answer: async (world) => {
    const reason = await whyNot(world);
    const text = JSON.stringify(reason === undefined ? { ready: true } : { ready: false, reason });
    return { status: reason === undefined ? 200 : 503, type: JSON_TYPE, text };
  },
};
