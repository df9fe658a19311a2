type Printed = { readonly isTTY?: boolean; readonly columns?: number };

const USUAL = 80;

/**
 * What is known of the terminal that is printed to: its columns, and whether letters may be bold or coloured there, which
 * NO_COLOR and a terminal that can do nothing (`dumb`) forbid. Without a terminal there are no columns.
 */
export function screenOf(printed: Printed, environment: Readonly<Record<string, string | undefined>>) {
  if (printed.isTTY !== true) return { isColoured: false };
  const isPlain = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return { columns: printed.columns || USUAL, isColoured: !isPlain };
}
