// A second process at work in one database: draws numbers and prints them, one a line.
import { openSqlite } from '../../src/store/sqlite/open.ts';

const [path = '', count = '0'] = process.argv.slice(2);
const store = openSqlite(path);
for (let n = 0; n < Number(count); n += 1) {
  // It reads before it writes, as actions do: a transaction that only then asks for the right to write would fail.
  const drawn = await store.transaction(async (tx) => {
    await tx.sequence();
    return tx.nextNumber('record');
  });
  process.stdout.write(`${drawn}\n`);
}
await store.close();
