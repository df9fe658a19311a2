import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { createDatabase, onPostgres } from './postgres-database.ts';
import { onReplica, startReplica } from './postgres-replica.ts';
import { startPostgres, temporaryServerDirectory } from './postgres-server.ts';

/**
 * A primary with an empty collection and a streaming replica of it, gone when the test ends; `replay` lets the replica stand still,
 * `name` is how the primary knows it.
 */
export async function pairOfServers(t: TestContext, name = 'replica') {
  const closing: (() => Promise<unknown>)[] = [];
  const directory = temporaryServerDirectory(t, async () => {
    for (const close of closing.toReversed()) await close();
  });
  const primary = await startPostgres(join(directory, 'primary'));
  closing.push(() => primary.stop('SIGQUIT'));
  const url = await createDatabase(primary.admin);
  await (await openPostgres(url)).close();
  const replica = await startReplica(join(directory, name), primary, name);
  closing.push(() => replica.stop('SIGQUIT'));
  const [far, near] = [onReplica(url, replica), url];
  const open = async (options: { readonly replica?: string } = {}) => {
    const store = await openPostgres(near, options);
    closing.push(() => store.close());
    return store;
  };
  const replay = (word: 'pause' | 'resume') => onPostgres(replica.admin, `select pg_wal_replay_${word}()`);
  return { primary, replica, near, far, open, replay };
}
