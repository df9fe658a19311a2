// Serves the pages of a database with the search in its threads, as the program does, or, as the saboteur does, on the
// main thread. Arguments: the database and `threads` or `main`.
import { systemClock } from '../../../src/outside/clock.ts';
import { startSearchPool } from '../../../src/search/pool.ts';
import { openSqlite } from '../../../src/store/sqlite/open.ts';
import { makeApp } from '../../../src/web/app.ts';
import { serve } from '../../../src/web/serve.ts';
import { fakeWorld } from '../../world/fake-world.ts';
import { queriesHere } from '../../world/open-house.ts';

const [database = '', mode = 'threads'] = process.argv.slice(2);

const program = new URL('../../../src/search-thread.ts', import.meta.url);
const queries = mode === 'main' ? queriesHere(database) : startSearchPool(program, { database });
const app = makeApp(fakeWorld(openSqlite(database), { queries, clock: systemClock }));
const { port } = await serve(app, { host: '127.0.0.1', port: 0 });
console.log(`Serving at http://127.0.0.1:${port}`);
