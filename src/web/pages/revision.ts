import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { isWhollyPublic } from '../../core/public.ts';
import { type RecordDocument, recordIdPattern } from '../../core/record.ts';
import type { Revision } from '../../core/revision.ts';
import { pathPart } from '../door.ts';
import { type Ask, json, page } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { oldVersion } from '../parts/record-info.ts';
import {
  entitiesOf,
  publicHead,
  revisionOf,
  type ShownRecord,
  shownRecord,
  statusOf,
  type WithdrawnRecord,
  withdrawnOf,
} from '../shown-record.ts';
import { survivorOf } from '../survivors.ts';
import { recordBody } from './record.ts';
import { withdrawnPage } from './withdrawn.ts';

const numberPattern = /^[1-9]\d{0,8}$/;

async function asked(world: World, ask: Ask) {
  const head = await publicHead(world, pathPart(ask, 'id', recordIdPattern));
  const number = Number(pathPart(ask, 'number', numberPattern));
  const end = await survivorOf(world, head);
  const revision: Revision =
    end.state === 'withdrawn' ? await revisionOf(world, end.id) : await revisionOf(world, head.id, number);
  return { head, revision, withdrawn: revision.body.state === 'withdrawn' };
}

async function revisionData(world: World, ask: Ask): Promise<ShownRecord | WithdrawnRecord> {
  const { head, revision, withdrawn } = await asked(world, ask);
  return withdrawn ? withdrawnOf(revision) : shownRecord(world, head, revision);
}

function revisionPage(shown: ShownRecord | WithdrawnRecord): Html {
  if (shown.state === 'withdrawn') return withdrawnPage(shown);
  const { record, page: standing } = shown;
  return layout({
    title: `${standing.title}, version ${standing.revision}`,
    path: `/records/${record.id}/revisions/${standing.revision}`,
    section: 'records',
    hidden: true,
    main: recordBody(shown, oldVersion(shown)),
  });
}

async function canonicalBytes(world: World, ask: Ask): Promise<string> {
  const { revision, withdrawn } = await asked(world, ask);
  const record = revision.body.document as RecordDocument;
  if (withdrawn) throw new Refused('withdrawn');
  if (!isWhollyPublic(record, await entitiesOf(world, [record]))) {
    throw new Refused('not-found', 'Parts of this version are not public, so its bytes cannot be handed out.');
  }
  return revision.canonical;
}

/** One version of a record, marked when it is an old one. */
export const revisionFace = page(revisionData, { show: revisionPage, status: statusOf });

/** The canonical bytes of a version, exactly as its commitment has them. */
export const canonicalFace = json(canonicalBytes);
