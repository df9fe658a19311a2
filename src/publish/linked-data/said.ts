/** An object of linked data in the words of schema.org, as JSON. */
export type LinkedData = { readonly '@type': string } & Readonly<Record<string, unknown>>;

/** The context that gives the words their meaning. */
export const context = 'https://schema.org';

const CREATIVE_COMMONS = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$/;

/** The address of a licence, where it is one of Creative Commons; otherwise its name. */
export function licenceAddress(licence: string): string {
  const [, kind, version] = CREATIVE_COMMONS.exec(licence) ?? [];
  return kind === undefined ? licence : `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`;
}

/** Who publishes. */
export function publisher(site: string): LinkedData {
  return { '@type': 'Organization', '@id': `${site}/#publisher`, name: 'Casebook', url: `${site}/` };
}

/** Linked data as text that may stand inside a page: no sign in it can end the element around it. */
export function linkedText(data: LinkedData): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
