import { html } from 'hono/html';
import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { isWhollyPublic } from '../../core/public.ts';
import type { RecordDocument } from '../../core/record.ts';
import { type Ask, json, Moved, page } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { oldVersion } from '../parts/record-info.ts';
import {
  type ClosedVersion,
  entitiesOf,
  type ShownRecord,
  shownRecord,
  statusOf,
  type WithdrawnRecord,
} from '../shown-record.ts';
import { closedPage } from './closed.ts';
import { recordBody } from './record.ts';
import { askedRevision } from './revision-asked.ts';
import { withdrawnPage } from './withdrawn.ts';

type Shown = ShownRecord | WithdrawnRecord | ClosedVersion;

const nowhere = (id: string): string => `/records/${id}`;

async function revisionData(world: World, ask: Ask): Promise<Shown | Moved> {
  const asked = await askedRevision(world, ask, nowhere);
  return asked instanceof Moved || asked.state !== 'there' ? asked : shownRecord(world, asked.head, asked.revision);
}

// Programs that look for a newer version find it without reading (RFC 5829).
function versionLinks({ record: { id }, page: { address } }: ShownRecord): Html {
  return html`<link rel="canonical" href="${address}">
<link rel="latest-version" href="/records/${id}">
<link rel="version-history" href="/records/${id}/history">`;
}

function revisionPage(shown: Shown): Html {
  if (shown.state === 'withdrawn') return withdrawnPage(shown);
  if (shown.state === 'closed') return closedPage(shown);
  const { record, page: standing } = shown;
  return layout({
    title: `${standing.title}, version ${standing.revision}`,
    path: `/records/${record.id}/revisions/${standing.revision}`,
    section: 'records',
    hidden: true,
    head: versionLinks(shown),
    main: recordBody(shown, oldVersion(shown)),
  });
}

async function canonicalBytes(world: World, ask: Ask): Promise<string> {
  const asked = await askedRevision(world, ask, nowhere);
  if (asked instanceof Moved || asked.state === 'withdrawn') throw new Refused('withdrawn');
  if (asked.state === 'closed') throw new Refused('closed');
  const record = asked.revision.body.document as RecordDocument;
  if (!isWhollyPublic(record, await entitiesOf(world, [record]))) {
    throw new Refused('not-found', 'Parts of this version are not public, so its bytes cannot be handed out.');
  }
  return asked.revision.canonical;
}

/** One version of a record, marked when it is an old one. */
export const revisionFace = page(revisionData, { show: revisionPage, status: statusOf });

/** The canonical bytes of a version, exactly as its commitment has them. */
export const canonicalFace = json(canonicalBytes);
