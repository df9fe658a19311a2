import type { EntityDocument } from '../../core/entity.ts';
import { entityType } from './record.ts';
import { context, type LinkedData, publisher } from './said.ts';

/** The site as a whole, with the address at which it is searched. */
export function siteData(site: string): LinkedData {
  return {
    '@context': context,
    '@type': 'WebSite',
    '@id': `${site}/#site`,
    url: `${site}/`,
    name: 'Casebook',
    description: 'An open repository of AI, algorithmic and automation incidents.',
    inLanguage: 'en',
    publisher: publisher(site),
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${site}/records?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  };
}

/** A public entity; undefined for people and groups, of whom nothing is told. */
export function entityData(entity: EntityDocument, site: string): LinkedData | undefined {
  const type = entityType(entity.kind);
  if (type === undefined) return undefined;
  const [first, ...others] = entity.names;
  const address = `${site}/entities/${entity.id}`;
  const same = [...new Set([...(entity.links ?? []), ...(entity.ids ?? []).flatMap(({ url }) => url ?? [])])];
  return {
    ...{ '@context': context, '@type': type, '@id': address, url: address, name: first?.text ?? entity.id },
    ...(others.length > 0 && { alternateName: others.map(({ text }) => text) }),
    ...{ identifier: entity.id, description: entity.note },
    ...(same.length > 0 && { sameAs: same }),
  };
}

/** A set of data that can be had: `path` is its page, `files` what can be downloaded. */
export type DescribedDataset = {
  readonly path: string;
  readonly name: string;
  readonly about: string;
  readonly changed?: string;
  readonly files: readonly { readonly path: string; readonly type: string; readonly bytes?: number }[];
};

/** A set of data as a `Dataset` with its distributions. */
export function datasetData(set: DescribedDataset, site: string): LinkedData {
  const address = site + set.path;
  return {
    ...{ '@context': context, '@type': 'Dataset', '@id': address, url: address, name: set.name },
    ...{ description: set.about, dateModified: set.changed, isAccessibleForFree: true, inLanguage: 'en' },
    // Records say for themselves under which licence they stand.
    ...{ license: `${site}/access`, creator: publisher(site), publisher: publisher(site) },
    includedInDataCatalog: { '@type': 'DataCatalog', name: 'Casebook', url: `${site}/` },
    distribution: set.files.map(({ path, type, bytes }) => ({
      ...{ '@type': 'DataDownload', contentUrl: site + path, encodingFormat: type },
      ...(bytes !== undefined && { contentSize: `${bytes} B` }),
    })),
  };
}
