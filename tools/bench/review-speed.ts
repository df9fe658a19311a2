import { reader } from '../../src/core/policy.ts';
import type { World } from '../../src/core/ports.ts';
import type { RecordDocument } from '../../src/core/record.ts';
import { editRecord } from '../../src/editorial/review-proposal.ts';
import { propose } from '../../src/intake/propose.ts';
import { systemClock } from '../../src/outside/clock.ts';
import { openPlace } from '../../src/places.ts';
import { done, fakeWorld } from '../../test/world/fake-world.ts';
import { quantile } from '../../test/world/figures.ts';
import { openClient, timesOf } from '../../test/world/load.ts';
import { serveAsPeopleDo } from '../../test/world/process.ts';
import { says } from '../../test/world/records.ts';
import { signIn } from '../../test/world/signed-in.ts';
import type { Figure } from './report.ts';

const REVISIONS = 500;
const LOOKS = 60;
const RECORD = 'CB-3';
const nothingNew = { sources: [], entities: [] };

// A statement that each edit changes, and one of the first version that a reader wants to be something else.
async function editOften(world: World): Promise<string> {
  const first = (await world.store.head(RECORD))?.revision ?? 0;
  const [document] = (await world.store.current([RECORD])) as readonly RecordDocument[];
  const before = document?.statements.find(({ field }) => field === 'place');
  const purpose = document?.statements.find(({ field }) => field === 'purpose');
  const why = { reason: 'Made up for a measurement', credit: 'A test' };
  for (let base = first, was = purpose; base < REVISIONS; base += 1) {
    const after = { ...(was ?? says('purpose', '')), value: `Purpose ${base}` };
    const changes = [{ field: 'purpose', ...(was && { before: was }), after }];
    await done(world, editRecord, { record: RECORD, base, changes, ...nothingNew, ...why });
    was = after;
  }
  const changes = [
    { field: 'place', ...(before && { before }), after: says('place', 'Lyon') },
    { field: 'purpose', ...(purpose && { before: purpose }), after: says('purpose', 'Something else') },
  ];
  const edit = { record: RECORD, base: first, changes, ...nothingNew, reason: 'It says so', once: '7'.repeat(32) };
  const sent = await propose.perform(world, reader, edit);
  if (!sent.ok) throw new Error(sent.problem.sentence);
  return sent.value.id;
}

/** How long the review of a proposal takes that was made from the first of 500 revisions and clashes with the last (ms). */
export async function reviewFigures(place: string): Promise<readonly Figure[]> {
  const world = fakeWorld(await openPlace(place), { clock: systemClock });
  const id = await editOften(world);
  const server = await serveAsPeopleDo(place);
  try {
    const { cookie } = await signIn({ ...world, site: () => server.address }, 'editor');
    const client = openClient(server.address, { cookie });
    const times = await timesOf(
      client,
      Array.from({ length: LOOKS }, () => `/desk/${id}`),
    );
    client.close();
    const name = `review of a proposal, ${REVISIONS} revisions`;
    return [
      { name: `${name}, p50`, value: quantile(times, 0.5), unit: 'ms' },
      { name: `${name}, p99`, value: quantile(times, 0.99), unit: 'ms', bar: 200, postgres: { bar: 200 } },
    ];
  } finally {
    await server.stop();
    await world.store.close();
  }
}
