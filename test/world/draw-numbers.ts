// A second process at work in one database: draws numbers and prints them, one a line.
import { openSqlite } from '../../src/store/sqlite/open.ts';

const [path = '', count = '0'] = process.argv.slice(2);
const store = openSqlite(path);
for (let n = 0; n < Number(count); n += 1) {
  process.stdout.write(`${await store.transaction((tx) => tx.nextNumber('record'))}\n`);
}
await store.close();
