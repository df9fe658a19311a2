const GAP = '  ';
const LEAST = 8;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /^(?:\p{scx=Han}|\p{scx=Hira}|\p{scx=Kana}|\p{scx=Hang}|[\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation})/u;

const piecesOf = (text: string): readonly string[] => [...graphemes.segment(text)].map(({ segment }) => segment);
const widthOfPiece = (piece: string): number => (wide.test(piece) ? 2 : 1);

/** How many columns of a terminal a text takes: Chinese, Japanese and Korean signs take two. */
export function widthOf(text: string): number {
  return piecesOf(text).reduce((sum, piece) => sum + widthOfPiece(piece), 0);
}

/** A text on one line that can do nothing to a terminal: control characters, also those that turn the reading direction, become spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

/** A text cut to a number of columns, with an ellipsis where something was cut off. */
export function clipped(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = '';
  let width = 1;
  for (const piece of piecesOf(text)) {
    width += widthOfPiece(piece);
    if (width > columns) break;
    kept += piece;
  }
  return `${kept.trimEnd()}…`;
}

// The widest column gives way first, so that short ones such as ids stay whole.
function fitted(wanted: readonly number[], room: number): readonly number[] {
  const widths = [...wanted];
  const sum = (): number => widths.reduce((total, width) => total + width, 0);
  while (sum() > room) {
    const widest = Math.max(...widths);
    if (widest <= LEAST) break;
    const at = widths.lastIndexOf(widest);
    widths[at] = Math.max(LEAST, widest - Math.max(1, Math.min(sum() - room, widest - nextBelow(widths, widest))));
  }
  return widths;
}

const nextBelow = (widths: readonly number[], widest: number): number =>
  Math.max(LEAST, ...widths.filter((width) => width < widest));

/** How a table is drawn: in how many columns of the terminal at most, and whether its head may be bold. */
export type TableStyle = { readonly columns?: number; readonly bold?: boolean };

/** Rows of text as the lines of a table; without a number of columns nothing is cut off. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { columns, bold }: TableStyle,
): readonly string[] {
  const all = [head, ...rows].map((row) => row.map(oneLine));
  const wanted = head.map((_, at) => Math.max(...all.map((row) => widthOf(row[at] ?? ''))));
  const room = columns === undefined ? Number.POSITIVE_INFINITY : columns - GAP.length * (head.length - 1);
  const widths = fitted(wanted, room);
  const lineOf = (row: readonly string[]): string => {
    const cells = widths.map((width, at) => {
      const cell = clipped(row[at] ?? '', width);
      return cell + ' '.repeat(Math.max(0, width - widthOf(cell)));
    });
    return cells.join(GAP).trimEnd();
  };
  return all.map((row, at) => (bold && at === 0 ? `\u001b[1m${lineOf(row)}\u001b[22m` : lineOf(row)));
}
