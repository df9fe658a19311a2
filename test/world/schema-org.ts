import jsonld from 'jsonld';

const schema = 'https://schema.org/';
const plain = [
  ...['name', 'headline', 'reportNumber', 'version', 'identifier', 'propertyID', 'value', 'inLanguage', 'description'],
  ...['creditText', 'isAccessibleForFree', 'publisher', 'creator', 'about', 'citation', 'temporalCoverage'],
  ...['spatialCoverage', 'alternateName', 'potentialAction', 'target', 'urlTemplate', 'query-input', 'distribution'],
  ...['encodingFormat', 'contentSize', 'includedInDataCatalog'],
];
const addresses = ['url', 'license', 'isBasedOn', 'sameAs', 'contentUrl'];
const days = ['datePublished', 'dateModified'];
const types = [
  ...['Report', 'CreativeWork', 'Organization', 'GovernmentOrganization', 'SoftwareApplication', 'Country', 'Dataset'],
  ...['PropertyValue', 'WebSite', 'SearchAction', 'EntryPoint', 'DataDownload', 'DataCatalog'],
];

// The terms of the context of schema.org that we use, as it defines them. There is no catch-all here, so that a word
// that schema.org does not have is a fault and not a guess.
const context = {
  '@context': {
    ...Object.fromEntries([...plain, ...types].map((term) => [term, schema + term])),
    ...Object.fromEntries(addresses.map((term) => [term, { '@id': schema + term, '@type': '@id' }])),
    ...Object.fromEntries(days.map((term) => [term, { '@id': schema + term, '@type': `${schema}Date` }])),
  },
};

/** Linked data as a reader of JSON-LD understands it; throws for a word or type that the context does not hold. */
export async function expanded(data: unknown): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return jsonld.expand(data, {
    safe: true,
    documentLoader: async (url) => {
      if (url !== 'https://schema.org') throw new Error(`nothing but the context is loaded: ${url}`);
      return { contextUrl: undefined, documentUrl: url, document: context };
    },
  });
}

/** The linked data in a page. */
export function linkedDataIn(page: string): readonly unknown[] {
  const found = page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs);
  return [...found].map(([, text = '']) => JSON.parse(text));
}
