// Performs every editors' action once on a new database, between the lines `START name` and `ACK name`, for strace.
// Arguments: the database, and `unsafe` for the saboteur that tells SQLite not to wait for the disk.
import { writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { keeper, reader } from '../../../src/core/policy.ts';
import { openSqlite } from '../../../src/store/sqlite/open.ts';
import { actionInputs, readyForActions } from '../../world/action-inputs.ts';
import { editorsActions } from '../../world/editors-actions.ts';
import { fakeWorld } from '../../world/fake-world.ts';

const [path = '', mode = ''] = process.argv.slice(2);
const { exec } = DatabaseSync.prototype;
if (mode === 'unsafe') {
  DatabaseSync.prototype.exec = function unsafe(sql: string): void {
    exec.call(this, sql.replace(/synchronous\s*=\s*full/i, 'synchronous = off'));
  };
}

const world = fakeWorld(openSqlite(path));
await readyForActions(world);
const actions = new Map((await editorsActions()).map((action) => [action.name, action]));
for (const [name, input] of Object.entries(actionInputs)) {
  writeSync(1, `START ${name}\n`);
  const result = await actions.get(name)?.perform(world, keeper, input);
  writeSync(1, result?.ok ? `ACK ${name}\n` : `FAILED ${name}: ${result?.problem.sentence}\n`);
}
// A refusal is answered too, and its audit row is a write.
writeSync(1, 'START refused\n');
await actions.get('withdraw')?.perform(world, reader, actionInputs.withdraw);
writeSync(1, 'ACK refused\n');
await world.store.close();
