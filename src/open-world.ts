import { perform } from './cli/command.ts';
import type { Log, Queries, Store, World } from './core/ports.ts';
import { choosePrefix } from './editorial/choose-prefix.ts';
import { refuseHalfFilled } from './editorial/fill.ts';
import { systemClock } from './outside/clock.ts';
import { fetchPublic } from './outside/fetch-public.ts';
import { makeMailer } from './outside/mail.ts';
import { makeOpenidProvider } from './outside/openid.ts';
import { postPublic } from './outside/post-public.ts';
import { systemRandom } from './outside/random.ts';
import { releasesIn } from './outside/release-folder.ts';
import { resolveTxt } from './outside/resolve-txt.ts';
import { databaseIn, openPlace } from './places.ts';
import { startSearchPool } from './search/pool.ts';
import { addressOf, type Settings } from './settings.ts';
import { sqliteTableFiles } from './store/sqlite/table-file.ts';

// Threads start with the first search, so that a command which only writes does not wait for them.
function lazily(start: () => Queries): Queries {
  let pool: Queries | undefined;
  const started = (): Queries => {
    pool ??= start();
    return pool;
  };
  return {
    search: (request) => started().search(request),
    found: (request) => started().found(request),
    statistics: (selection) => started().statistics(selection),
    crossTable: (request) => started().crossTable(request),
    related: (id) => started().related(id),
    agreement: (field) => started().agreement(field),
    load: () => started().load(),
    asOf: (sequence) => lazily(() => started().asOf(sequence)),
    close: async () => pool?.close(),
  };
}

/** What the program may touch, over a store that is open. */
export function worldOver(store: Store, settings: Settings, log: Log): World {
  const database = settings.replica ?? settings.database ?? databaseIn(settings.data);
  const places = { database, primary: settings.replica && settings.database };
  const queries = lazily(() => startSearchPool(new URL('./search-thread.ts', import.meta.url), places));
  const site = () => settings.url ?? addressOf(settings.host, settings.port);
  const { proxies } = settings;
  const mail = settings.mail && makeMailer(settings.mail);
  const openid = settings.openid && makeOpenidProvider(settings.openid);
  return {
    site,
    store,
    queries,
    clock: systemClock,
    random: systemRandom,
    log,
    proxies,
    fetchPublic,
    postPublic,
    resolveTxt,
    tableFiles: sqliteTableFiles,
    releases: releasesIn(settings.releases.directory),
    mail,
    openid,
  };
}

/** Opens the collection that the settings name. Where there is none it is made, or that is refused. */
export async function openWorld(
  settings: Settings,
  how: { readonly mayCreate: boolean; readonly log: Log },
): Promise<World> {
  const { database, data, replica } = settings;
  const store = await openPlace(database ?? data, { mayCreate: how.mayCreate, replica });
  const world = worldOver(store, settings, how.log);
  await refuseHalfFilled(store).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  if ((await store.setting('prefix')) === undefined) await perform(world, choosePrefix, { prefix: settings.prefix });
  return world;
}
