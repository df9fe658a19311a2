/** One measured figure. `bar` is what DESIGN asks for: at most, or at least for a rate; from `barAt` records on. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly isRate?: true;
  readonly bar?: number;
  readonly barAt?: number;
};

const said = (value: number): string => {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
};

/** Whether a figure keeps its bar at this size; undefined where there is none to keep. */
export function keepsBar({ value, bar, barAt = 0, isRate }: Figure, size: number): boolean | undefined {
  if (bar === undefined || size < barAt) return undefined;
  return isRate ? value >= bar : value <= bar;
}

function barOf({ bar, isRate, barAt }: Figure): string {
  if (bar === undefined) return '';
  return `${isRate ? '>=' : '<='} ${bar.toLocaleString('en')}${barAt ? ` from ${barAt.toLocaleString('en')}` : ''}`;
}

// How many times as much it costs for this many times as many records: 1.0 means that size does not matter.
function growth(before: Figure | undefined, now: Figure): string {
  if (!before || before.value === 0 || now.value === 0) return '';
  const times = now.isRate ? before.value / now.value : now.value / before.value;
  return ` (x ${times.toFixed(1)})`;
}

/**
 * All figures as a table: one column for each size, with the growth of the cost over the size before in brackets, and the
 * bar. A figure that misses its bar is marked.
 */
export function table(sizes: readonly number[], columns: readonly (readonly Figure[])[]): string {
  // A size may be too large for the last figures; the longest column names every row.
  const names = ([...columns].sort((a, b) => b.length - a.length)[0] ?? []).map(({ name }) =>
    name.replace(/ \(.*\)$/, ''),
  );
  const rows = names.map((name, row) => {
    const cells = columns.map((figures, column) => {
      const figure = figures[row];
      if (!figure) return '';
      const isMissed = keepsBar(figure, sizes[column] ?? 0) === false;
      const detail = / \((.*)\)$/.exec(figure.name)?.[1];
      const note = detail ? ` [${detail}]` : '';
      const grown = growth(columns[column - 1]?.[row], figure);
      return `${said(figure.value)} ${figure.unit}${note}${grown}${isMissed ? ' **missed**' : ''}`;
    });
    const last = columns.at(-1)?.[row];
    return `| ${[name, ...cells, last ? barOf(last) : ''].join(' | ')} |`;
  });
  const heads = [
    '',
    ...sizes.map((size, at) => `${size.toLocaleString('en')} records${at > 0 ? ' (cost grows)' : ''}`),
    'bar',
  ];
  return [`| ${heads.join(' | ')} |`, `|${heads.map(() => '---|').join('')}`, ...rows].join('\n');
}
