import type { Alias } from './values.ts';

type Register = {
  readonly scheme: string;
  readonly name: string;
  readonly shape: RegExp;
  /** The address of an entry without its id. */
  readonly at: string;
};

const registers: readonly Register[] = [
  { scheme: 'wikidata', name: 'Wikidata', shape: /^Q[1-9]\d{0,11}$/, at: 'https://www.wikidata.org/wiki/' },
  { scheme: 'lei', name: 'LEI', shape: /^[A-Z0-9]{18}\d{2}$/, at: 'https://search.gleif.org/#/record/' },
  { scheme: 'ror', name: 'ROR', shape: /^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/, at: 'https://ror.org/' },
  { scheme: 'isni', name: 'ISNI', shape: /^\d{15}[\dX]$/, at: 'https://isni.org/isni/' },
  {
    scheme: 'opencorporates',
    name: 'OpenCorporates',
    shape: /^[a-z]{2}(?:_[a-z]{2})?\/[A-Za-z0-9.-]{1,40}$/,
    at: 'https://opencorporates.com/companies/',
  },
];

const registerOf = (scheme: string): Register | undefined => registers.find((one) => one.scheme === scheme);

/** The registers whose ids are known by their shape, as a person writes them. */
export const registerNames: readonly string[] = registers.map(({ scheme }) => scheme);

/** How a register is called; one that is not known here by what was written. */
export function registerName(scheme: string): string {
  return registerOf(scheme)?.name ?? scheme;
}

// ISO 7064, as LEI has it: as a number with letters from 10 to 35 it leaves 1 when divided by 97.
function isSound(scheme: string, id: string): boolean {
  if (scheme !== 'lei') return true;
  let rest = 0;
  for (const sign of id) rest = Number(`${rest}${Number.parseInt(sign, 36)}`) % 97;
  return rest === 1;
}

function inRegister({ scheme, shape, at }: Register, typed: string): Alias | undefined {
  const id = scheme === 'isni' ? typed.replaceAll(' ', '') : typed;
  return shape.test(id) && isSound(scheme, id) ? { scheme, id, url: at + id } : undefined;
}

// Addresses are copied with and without www, and with http.
const bare = (address: string): string => address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');

/** An id elsewhere as one line: `wikidata: Q42`; of a register that is not known here, `its name: its id address`. */
export function externalIdLine({ scheme, id, url }: Alias): string {
  return registerOf(scheme) || !url ? `${scheme}: ${id}` : `${scheme}: ${id} ${url}`;
}

/**
 * Reads such a line, or the address of an entry in a register that is known here. Undefined when there is no id in it, or
 * one that the register does not give.
 */
export function externalIdIn(typed: string): Alias | undefined {
  const line = typed.trim();
  const home = registers.find(({ at }) => bare(line).startsWith(bare(at)));
  if (home) return inRegister(home, bare(line).slice(bare(home.at).length).replace(/^\//, ''));
  const [, scheme = '', rest = ''] = /^([^:]{1,60}):(?!\/\/)\s*(.+)$/.exec(line) ?? [];
  if (rest === '') return undefined;
  const known = registerOf(scheme.trim().toLowerCase());
  if (known) return inRegister(known, rest.trim());
  const [, id = '', url] = /^(.*?)(?:\s+(https?:\/\/\S+))?$/.exec(rest) ?? [];
  return { scheme: scheme.trim(), id: id.trim(), ...(url && { url }) };
}
