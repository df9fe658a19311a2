import type { DocumentHead, World } from '../../core/ports.ts';
import { recordIdPattern } from '../../core/record.ts';
import type { Revision } from '../../core/revision.ts';
import { pathPart } from '../door.ts';
import { type Ask, Moved } from '../face.ts';
import {
  type ClosedVersion,
  closedVersion,
  publicHead,
  revisionOf,
  type WithdrawnRecord,
  withdrawnOf,
  withdrawnRecord,
} from '../shown-record.ts';
import { survivorOf } from '../survivors.ts';

/** A version that was asked for and may be shown, and where its record stands now. */
export type AskedRevision = { readonly state: 'there'; readonly head: DocumentHead; readonly revision: Revision };

const named = /^([A-Z]{2,8}-[1-9]\d*)(?:@([1-9]\d{0,8}))?$/;
const numberPattern = /^[1-9]\d{0,8}$/;

/** The id of a record and the number of a version in an address: `CB-1@7`, or `CB-1` and what stands at `:number`. */
export function askedNumber(ask: Ask): { readonly id: string; readonly number?: number } {
  if (ask.path.number !== undefined)
    return { id: pathPart(ask, 'id', recordIdPattern), number: Number(pathPart(ask, 'number', numberPattern)) };
  const [, id = '', number] = named.exec(pathPart(ask, 'id', named)) ?? [];
  return { id, number: number === undefined ? undefined : Number(number) };
}

/** Where the page of a version is, for an address that ends with its short name, such as `CB-1@7`. */
export function addressOfVersion(written: string): string | undefined {
  const [, id, number] = named.exec(written.toUpperCase()) ?? [];
  return number === undefined ? undefined : `/records/${id}/revisions/${number}`;
}

/** The version that an address names, or the newest; of a record that was merged away only versions that are named. */
export async function askedRevision(
  world: World,
  ask: Ask,
  newest: (id: string) => string,
): Promise<AskedRevision | WithdrawnRecord | ClosedVersion | Moved> {
  const { id, number } = askedNumber(ask);
  const head = await publicHead(world, id);
  const end = await survivorOf(world, head);
  if (end.state === 'withdrawn') return withdrawnRecord(world, end.id);
  if (number === undefined && head.state === 'merged') return new Moved(newest(end.id), 301);
  const revision = await world.store.revision(id, number);
  const closed = revision || number === undefined ? undefined : await closedVersion(world, id, number);
  if (closed) return closed;
  const found = revision ?? (await revisionOf(world, id, number));
  return found.body.state === 'withdrawn' ? withdrawnOf(found) : { state: 'there', head, revision: found };
}
