// A second process at work in one database: draws numbers and prints them, one a line.
import { openPlace } from '../../src/places.ts';

const [place = '', count = '0'] = process.argv.slice(2);
const store = await openPlace(place);
for (let n = 0; n < Number(count); n += 1) {
  // It reads before it writes, as actions do: a transaction that only then asks for the right to write would fail.
  const drawn = await store.transaction(async (tx) => {
    await tx.sequence();
    return tx.nextNumber('record');
  });
  process.stdout.write(`${drawn}\n`);
}
await store.close();
