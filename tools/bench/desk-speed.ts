import { sha256 } from '../../src/core/canonical.ts';
import type { Item } from '../../src/core/item.ts';
import { systemClock } from '../../src/outside/clock.ts';
import { openPlace } from '../../src/places.ts';
import { fakeWorld } from '../../test/world/fake-world.ts';
import { quantile } from '../../test/world/figures.ts';
import { itemOf } from '../../test/world/items.ts';
import { serveAsPeopleDo } from '../../test/world/process.ts';
import { signIn } from '../../test/world/signed-in.ts';
import type { Figure } from './report.ts';

const OPEN = 10_000;
const ROUNDS = 40;
// Ids that nothing else of the bench draws.
const FIRST = 5_000_000;

function waitingItem(n: number): Item {
  const letter = ['R', 'R', 'R', 'P', 'A', 'C'][n % 6] ?? 'R';
  const day = new Date(Date.UTC(2026, 0, 1 + (n % 300))).toISOString().slice(0, 10);
  const due = letter === 'C' ? { due: day } : {};
  // Every tenth is one of a flood.
  const likeness = n % 10 === 0 ? sha256(`flood ${n % 50}`) : sha256(`item ${n}`);
  return itemOf(`${letter}-${FIRST + n}`, {
    day,
    likeness,
    title: `A camera at corner ${n} took people for others`,
    ...due,
  });
}

async function fill(place: string): Promise<string> {
  const world = { ...fakeWorld(await openPlace(place)), clock: systemClock, site: () => 'http://127.0.0.1' };
  await world.store.transaction(async (tx) => {
    for (let n = 0; n < OPEN; n += 1) await tx.putItem(waitingItem(n), sha256(`receipt ${n}`));
  });
  const { cookie } = await signIn(world, 'editor');
  await world.store.close();
  return cookie;
}

async function timesOf(address: string, cookie: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    const answer = await fetch(address, { headers: { cookie } });
    const text = await answer.text();
    if (answer.status !== 200 || !text.includes('queue'))
      throw new Error(`${address} was answered with ${answer.status}`);
    times.push(performance.now() - from);
  }
  return times;
}

/** How long the desk takes with 10,000 items open: its queue as it opens, a search in it, and the last page (ms). */
export async function deskFigures(place: string): Promise<readonly Figure[]> {
  const cookie = await fill(place);
  const server = await serveAsPeopleDo(place);
  try {
    const pages = [
      ['queue', '/desk'],
      ['queue, one by one, by due day', '/desk?each=yes&order=due'],
      ['queue, two words', '/desk?q=camera+corner'],
    ] as const;
    const figures: Figure[] = [];
    for (const [name, path] of pages) {
      const times = await timesOf(server.address + path, cookie);
      const worst = { value: quantile(times, 0.95), unit: 'ms', bar: 150, postgres: { bar: 150 } } as const;
      figures.push({ name: `desk with 10,000 open, ${name}, p95`, ...worst });
    }
    return figures;
  } finally {
    await server.stop();
  }
}
