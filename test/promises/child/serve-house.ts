// Serves the house in a database over HTTP, for strace; arguments: the database, and `unsafe` for the saboteur that tells
// SQLite not to wait for the disk. Prints its process and its address; ends at SIGTERM.
import { writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../../../src/outside/clock.ts';
import { systemRandom } from '../../../src/outside/random.ts';
import { openSqlite } from '../../../src/store/sqlite/open.ts';
import { makeApp } from '../../../src/web/app.ts';
import { serve } from '../../../src/web/serve.ts';
import { fakeWorld } from '../../world/fake-world.ts';
import { someOpenid } from '../../world/working-forms.ts';

const [path = '', mode = ''] = process.argv.slice(2);
const { exec } = DatabaseSync.prototype;
if (mode === 'unsafe') {
  DatabaseSync.prototype.exec = function unsafe(sql: string): void {
    exec.call(this, sql.replace(/synchronous\s*=\s*full/i, 'synchronous = off'));
  };
}

let own = '';
const world = fakeWorld(openSqlite(path), {
  clock: systemClock,
  random: { bytes: systemRandom.bytes },
  site: () => own,
  openid: { name: 'provider.example', leave: async () => 'https://provider.example/', arrive: async () => someOpenid },
  mail: { send: async () => undefined },
});
const server = await serve(makeApp(world), { host: '127.0.0.1', port: 0 });
own = `http://127.0.0.1:${server.port}`;
process.on('SIGTERM', async () => {
  await server.close(0);
  await world.store.close();
});
writeSync(1, `${process.pid} at ${own}\n`);
