import { excerptOf } from '../../core/index-entry.ts';
import type { PublicSource } from '../../core/public.ts';
import type { RecordDocument } from '../../core/record.ts';
import { bestText, bestValues } from '../../core/statement.ts';
import { codeName } from '../../core/vocabulary.ts';
import { context, type LinkedData, licenceAddress, publisher } from './said.ts';

/** What linked data tells of a record; `entities` are those that may be shown, by id. */
export type DescribedRecord = {
  readonly page: {
    readonly title: string;
    readonly lang: string;
    readonly revision: number;
    readonly time: string;
    readonly published: string;
    readonly commitment: string;
  };
  readonly record: RecordDocument;
  readonly sources: readonly PublicSource[];
  readonly entities: Readonly<Record<string, NamedEntity>>;
};

type NamedEntity = { readonly id: string; readonly name: string; readonly kind: string; readonly unlisted?: true };

// Those who acted, never those who were affected.
const roles = ['operator', 'developer', 'parent', 'system', 'authority'] as const;
const types: Readonly<Record<string, string>> = {
  organisation: 'Organization',
  'public-body': 'GovernmentOrganization',
  system: 'SoftwareApplication',
};
const ISO_SPAN = /^\d{4}(?:-\d\d){0,2}(?:\/\d{4}(?:-\d\d){0,2})?$/;

/** The type of an entity in the words of schema.org; undefined for people and groups, of whom nothing is told. */
export function entityType(kind: string): string | undefined {
  return Object.hasOwn(types, kind) ? types[kind] : undefined;
}

function about({ record, entities }: DescribedRecord, site: string): readonly LinkedData[] {
  const ids = new Set(roles.flatMap((role) => bestValues(record.statements, role).map(String)));
  return [...ids].flatMap((id) => {
    const entity = Object.hasOwn(entities, id) ? entities[id] : undefined;
    const type = entity && entityType(entity.kind);
    if (!entity || type === undefined) return [];
    const address = entity.unlisted ? {} : { '@id': `${site}/entities/${id}`, url: `${site}/entities/${id}` };
    return { '@type': type, ...address, name: entity.name };
  });
}

function cited({ id, title, url, publisher: by, published, language }: PublicSource): readonly LinkedData[] {
  if (title === undefined) return [];
  const whole = published !== undefined && ISO_SPAN.test(published) ? { datePublished: published } : {};
  return [
    {
      ...{ '@type': 'CreativeWork', name: title, identifier: id, url, inLanguage: language, ...whole },
      ...(by !== undefined && { publisher: { '@type': 'Organization', name: by } }),
    },
  ];
}

// What was taken in from another collection is based on it; otherwise the two only speak of the same.
function elsewhere({ statements, attribution }: RecordDocument): Readonly<Record<string, readonly string[]>> {
  const urls = bestValues(statements, 'alias').flatMap((value) =>
    typeof value === 'object' && 'scheme' in value ? (value.url ?? []) : [],
  );
  if (urls.length === 0) return {};
  return attribution === undefined ? { sameAs: urls } : { isBasedOn: urls };
}

/** A record as a `Report`: what it is about, cites and rests on, when it appeared and changed, and under which licence. */
export function recordData(described: DescribedRecord, site: string): LinkedData {
  const { page, record, sources } = described;
  const { statements, licence, attribution } = record;
  const address = `${site}/records/${record.id}`;
  const [occurred] = bestValues(statements, 'occurred').map(String);
  const countries = [...new Set(bestValues(statements, 'country').map(String))];
  const summary = bestText(statements, 'summary', 'en');
  return {
    '@context': context,
    '@type': 'Report',
    '@id': address,
    url: address,
    name: page.title,
    headline: page.title,
    reportNumber: record.id,
    version: String(page.revision),
    identifier: { '@type': 'PropertyValue', propertyID: 'SHA-256 commitment', value: page.commitment },
    inLanguage: page.lang,
    description: summary && excerptOf(String(summary.value)),
    datePublished: page.published,
    dateModified: page.time,
    license: licence && licenceAddress(licence),
    creditText: attribution,
    isAccessibleForFree: true,
    publisher: publisher(site),
    about: about(described, site),
    citation: sources.flatMap(cited),
    ...elsewhere(record),
    temporalCoverage: occurred !== undefined && ISO_SPAN.test(occurred) ? occurred : undefined,
    spatialCoverage: countries.map((code) => ({
      '@type': 'Country',
      name: codeName('country', code),
      identifier: code,
    })),
  };
}
