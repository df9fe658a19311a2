/** The engines that can be measured, by the names that are typed and said. */
export const engineNames = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

/** An engine as the command line names it. */
export type EngineName = keyof typeof engineNames;

/** What is measured: which engines, in this order, and how many records, the fewest first. */
export type Options = { readonly sizes: readonly number[]; readonly engines: readonly EngineName[] };

const usual: Options = { sizes: [2_000, 20_000], engines: ['sqlite', 'postgres'] };

function sizesIn(list: string): readonly number[] | undefined {
  const sizes = list.split(',').map(Number);
  return sizes.every((size) => Number.isInteger(size) && size >= 100) ? sizes.sort((a, b) => a - b) : undefined;
}

// SQLite goes first whatever the order they are typed in, because the other is measured against it.
function enginesIn(list: string): readonly EngineName[] | undefined {
  const typed = list.split(',');
  return typed.every((name) => name in engineNames) ? usual.engines.filter((name) => typed.includes(name)) : undefined;
}

/** Reads the command line; undefined where it cannot be meant. */
export function optionsIn(args: readonly string[]): Options | undefined {
  let options: Options = usual;
  for (let at = 0; at < args.length; at += 2) {
    const list = args[at + 1] ?? '';
    const sizes = args[at] === '--sizes' ? sizesIn(list) : undefined;
    const engines = args[at] === '--engines' ? enginesIn(list) : undefined;
    if (!sizes && !engines) return undefined;
    options = { sizes: sizes ?? options.sizes, engines: engines ?? options.engines };
  }
  return options;
}
