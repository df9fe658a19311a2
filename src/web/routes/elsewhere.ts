import { type OtherFormatName, otherFormats } from '../../publish/elsewhere/other-formats.ts';
import { asFace, asFileFace } from '../pages/as.ts';
import { open, type Route } from '../route.ts';

const inFormat = (format: OtherFormatName): Route =>
  open(`/records/:id/as/${format}`, asFileFace(format), {
    about: `A record as ${otherFormats[format].about}, with what is lost.`,
  });

/** Rows of the table: records in the formats of others. */
export const elsewhereRoutes: readonly Route[] = [
  open('/records/:id/as', asFace, { about: 'A record in the formats of others, and what is lost in each.' }),
  ...(Object.keys(otherFormats) as readonly OtherFormatName[]).map(inFormat),
];
