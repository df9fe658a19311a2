import type { PublicRecord } from '../public-record.ts';
import { aiidSubmissions } from './aiid.ts';
import type { Elsewhere } from './loss.ts';
import { oecdReport } from './oecd.ts';
import { osvEntry } from './osv.ts';
import { verisIncident } from './veris.ts';

/** A format of others: what it is called, whose it is, and how a record is written in it. */
export type OtherFormat = {
  readonly label: string;
  readonly about: string;
  readonly write: (record: PublicRecord, address: string) => Elsewhere<object>;
};

/** Every format of others that records are written in, by the name in their addresses. */
export const otherFormats = {
  oecd: {
    label: 'OECD',
    about: 'the 29 criteria of the OECD’s common reporting framework for AI incidents',
    write: oecdReport,
  },
  aiid: {
    label: 'AIID',
    about: 'submissions to the AI Incident Database, one for each page that is cited',
    write: aiidSubmissions,
  },
  osv: {
    label: 'OSV',
    about: 'an entry in the shape of the Open Source Vulnerability format',
    write: osvEntry,
  },
  veris: {
    label: 'VERIS',
    about: 'an incident in the vocabulary for security incidents that VERIS is',
    write: verisIncident,
  },
} as const satisfies Readonly<Record<string, OtherFormat>>;

/** The name of a format of others. */
export type OtherFormatName = keyof typeof otherFormats;
