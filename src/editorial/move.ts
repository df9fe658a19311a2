import { Refused } from '../core/errors.ts';
import type { HeldRow } from '../core/held-tables.ts';
import type { Filling, Snapshot, Source } from '../core/holdings.ts';
import type { World } from '../core/ports.ts';
import { rowsIn } from './backup-file.ts';
import { bringOver, digesting, rowsOf } from './bring-over.ts';
import { beginFilling, checkFilled, type Expected, endFilling, type FillingPlan } from './fill.ts';
import type { Verification } from './verify.ts';

type Standing = { readonly sequence: number; readonly auditLength: number };

const PASSES = 5;

async function standingOf(snapshot: Snapshot): Promise<Standing> {
  return { sequence: await snapshot.reads.sequence(), auditLength: await snapshot.auditLength() };
}

async function first(
  rows: AsyncIterable<HeldRow>,
  fits: (row: HeldRow) => boolean = () => true,
): Promise<HeldRow | undefined> {
  for await (const row of rows) if (fits(row)) return row;
  return undefined;
}

// The salt in a commitment makes it the collection's own, however the place is spelled in which it lies. Lines of the audit
// whose numbers are not drawn one after another stand before all others, and each new one anywhere among them.
async function identityOf(snapshot: Snapshot): Promise<string> {
  const revision = await first(snapshot.rows('revision'));
  if (revision) return String(revision['commitment']);
  const line = await first(snapshot.rows('audit'), ({ n }) => Number(n) >= 1);
  return String(line?.['time']);
}

type Copied = Expected & { readonly standing: Standing; readonly written: number };

function copyOnce(source: Source, world: World, given: { mark: Filling; plan: FillingPlan }): Promise<Copied> {
  return source.snapshot(async (snapshot) => {
    const total = rowsIn(await snapshot.counts());
    const { rows, digests } = digesting(rowsOf(snapshot));
    const tell = (done: number): void => given.plan.progress?.(done, total);
    const written = await bringOver(rows, { holdings: world.store.holdings, by: given.mark.by, tell });
    const standing = await standingOf(snapshot);
    return { digests: digests(), sequence: standing.sequence, standing, written };
  });
}

async function hasMovedOn(source: Source, { standing }: Copied): Promise<boolean> {
  const now = await source.snapshot(standingOf);
  return now.sequence !== standing.sequence || now.auditLength !== standing.auditLength;
}

function stillWritten({ sequence }: Standing, from: string): Refused {
  return new Refused(
    'conflict',
    `The copy stands at sequence ${sequence}, but ${from} goes on being written. Stop what writes there and run the same move again: only the rest is then copied.`,
  );
}

/**
 * Copies everything from one database into another, empty one, and checks it there. The source may be read and written
 * meanwhile and is never changed; what it gained is fetched in further passes until both are equal. Broken off, a move
 * goes on when it is run again.
 */
export async function move(
  source: Source,
  world: World,
  plan: FillingPlan,
): Promise<Verification & { readonly written: number }> {
  if (await source.filling()) {
    throw new Refused('half-filled', `${plan.from} is itself being filled, and that is not complete.`);
  }
  const mark = await beginFilling(world, { of: `move ${await source.snapshot(identityOf)}`, from: plan.from });
  let written = 0;
  let copied = await copyOnce(source, world, { mark, plan });
  for (let pass = 1; await hasMovedOn(source, copied); pass += 1) {
    if (pass === PASSES) throw stillWritten(copied.standing, plan.from);
    written += copied.written;
    copied = await copyOnce(source, world, { mark, plan });
  }
  written += copied.written;
  const verification = await checkFilled(world, mark, { ...plan, ...copied });
  if (await hasMovedOn(source, copied)) throw stillWritten(copied.standing, plan.from);
  await endFilling(world, mark, 'move');
  return { ...verification, written };
}
