/** The addresses that a person wrote, or a sentence that says what to change. */
export type ReadLinks = { readonly links: readonly string[] } | { readonly fault: string };

/** How many addresses one report may have. */
export const maxLinks = 50;

const MAX_ADDRESS = 2_000;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const BARE = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#]\S*)?$/u;

const lists = new Intl.ListFormat('en');
const shown = (line: string): string => (line.length > 60 ? `${line.slice(0, 60)} …` : line);

function addressIn(line: string): string | undefined {
  const full = BARE.test(line) ? `https://${line}` : line;
  const url = SCHEME.test(full) && !/\s/.test(full) ? URL.parse(full) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return full;
}

/** Reads addresses, one per line: http and https, at most 50. A line without a scheme is taken for https. */
export function readLinks(typed: string): ReadLinks {
  const lines = typed.split(/[\r\n]+/).map((line) => line.trim());
  const all = [...new Set(lines.filter((line) => line !== ''))];
  if (all.length > maxLinks) {
    return {
      fault: `These are ${all.length} links; one report takes ${maxLinks}. Please keep those that say most, and send the others with the receipt.`,
    };
  }
  const long = all.find((line) => line.length > MAX_ADDRESS);
  if (long !== undefined)
    return { fault: `A link may have ${MAX_ADDRESS.toLocaleString('en')} characters: ${shown(long)}` };
  const read = all.map((line) => ({ line, address: addressIn(line) }));
  const odd = read.flatMap(({ line, address }) => (address === undefined ? [`“${shown(line)}”`] : []));
  if (odd.length > 0) {
    const are = odd.length === 1 ? 'is not the address of a web page' : 'are not addresses of web pages';
    return { fault: `${lists.format(odd)} ${are}. Please write one address per line, beginning with https://.` };
  }
  return { links: read.flatMap(({ address }) => address ?? []) };
}
