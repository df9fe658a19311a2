/** How the bytes of an answer may be made smaller, or not at all. */
export type Encoding = 'br' | 'gzip' | 'identity';

type Range = { readonly name: string; readonly weight: number };

function rangesIn(header: string): readonly Range[] {
  return header.split(',').map((part) => {
    const [name = '', ...more] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const weight = more.find((piece) => piece.startsWith('q='));
    return { name, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
  });
}

function weightOf(ranges: readonly Range[], names: readonly string[]): number {
  for (const name of names) {
    const range = ranges.find((one) => one.name === name);
    if (range) return range.weight;
  }
  return 0;
}

/** Whether whoever sends this `Accept` takes JSON; the most exact of its ranges decides. */
export function takesJson(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '' || accept === '*/*') return true;
  const ranges = rangesIn(accept);
  return ['application/json', 'application/problem+json', 'application/vnd.oai.openapi+json'].some(
    (type) => weightOf(ranges, [type, 'application/*', '*/*']) > 0,
  );
}

/** The encoding to send to whoever sends this `Accept-Encoding`. */
export function encodingFor(header: string | undefined): Encoding {
  if (!header || header === 'identity') return 'identity';
  const ranges = rangesIn(header);
  const [br, gzip] = [weightOf(ranges, ['br']), weightOf(ranges, ['gzip', 'x-gzip'])];
  if (br > 0 && br >= gzip) return 'br';
  return gzip > 0 ? 'gzip' : 'identity';
}
