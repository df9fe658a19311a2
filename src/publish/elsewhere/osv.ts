import type { Alias, Related } from '../../core/values.ts';
import type { PublicRecord } from '../public-record.ts';
import { factsOf, filled, linksOf } from './facts.ts';
import { type Elsewhere, lossOf, type Treatment } from './loss.ts';

/** A record in the shape of the Open Source Vulnerability format; times are RFC 3339 in UTC. */
export type OsvEntry = {
  readonly schema_version: string;
  readonly id: string;
  readonly modified: string;
  readonly published: string;
  readonly aliases?: readonly string[];
  readonly related?: readonly string[];
  readonly summary?: string;
  readonly details?: string;
  readonly affected?: readonly { readonly database_specific: Readonly<Record<string, unknown>> }[];
  readonly references?: readonly { readonly type: 'WEB'; readonly url: string }[];
  readonly credits?: readonly { readonly name: string; readonly type: 'FINDER' }[];
  readonly database_specific: Readonly<Record<string, unknown>>;
};

const VERSION = '1.7.5';
const besides = 'It stands under database_specific, which programs of others do not read.';
const noPackage =
  'As names: the format describes packages of software with versions, and this is neither, so it stands under database_specific.';

// Some collections number their cases; a number alone says nothing outside of them.
const aliasText = ({ scheme, id }: Alias): string => (/^\d+$/.test(id) ? `${scheme}-${id}` : id);

const treatment: Treatment = {
  name: 'osv',
  fields: {
    alias: { how: 'partial', why: 'The ids without their addresses.' },
    related: { how: 'partial', why: 'The ids without how they are related.' },
    discoverer: { how: 'partial', why: 'Names, all as finders.' },
    type: { how: 'partial', why: besides },
    occurred: { how: 'partial', why: besides },
    country: { how: 'partial', why: besides },
    operator: { how: 'approximate', why: noPackage },
    developer: { how: 'approximate', why: noPackage },
    system: { how: 'approximate', why: noPackage },
  },
  sources: { to: 'references', how: 'partial', why: 'Addresses only; sources without one are left out.' },
};

/**
 * Writes a record in the shape of OSV; `address` is that of the record. The ids are not of a database that OSV knows, so
 * programs that check them against its list of prefixes refuse the entry.
 */
export function osvEntry(record: PublicRecord, address: string): Elsewhere<OsvEntry> {
  const { texts, values } = factsOf(record);
  const touched = filled({ system: texts('system'), operator: texts('operator'), developer: texts('developer') });
  const isTouched = Object.keys(touched).length > 0;
  const { licence, attribution, revision, commitment } = record;
  const more = filled({
    type: values('type')[0],
    occurred: values('occurred')[0],
    country: values('country'),
    licence,
    attribution,
  });
  const loss = lossOf(record, treatment);
  const document: OsvEntry = {
    schema_version: VERSION,
    id: record.id,
    modified: record.time,
    published: record.published,
    ...filled({
      aliases: (values('alias') as readonly Alias[]).map(aliasText),
      related: (values('related') as readonly Related[]).map((one) => one.record),
      summary: texts('title')[0],
      details: texts('summary')[0],
      affected: isTouched ? [{ database_specific: touched }] : [],
      references: [address, ...linksOf(record)].map((url) => ({ type: 'WEB', url }) as const),
      credits: texts('discoverer').map((name) => ({ name, type: 'FINDER' }) as const),
    }),
    database_specific: { ...more, address, revision, commitment, loss },
  };
  return { document, loss };
}
