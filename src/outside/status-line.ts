/** Where progress is shown: a terminal rewrites one line, anything else gets a plain line now and then. */
export type StatusLine = { readonly show: (text: string) => void; readonly clear: () => void };

type Screen = { readonly isTTY?: boolean; readonly columns?: number; readonly write: (text: string) => unknown };

const MILLISECONDS = 5_000;

/** A status line on a stream. `now` gives milliseconds; without a terminal a line is written every five seconds at most. */
export function statusLine(screen: Screen, now: () => number): StatusLine {
  let last = now();
  if (screen.isTTY !== true) {
    const show = (text: string): void => {
      if (now() - last < MILLISECONDS) return;
      last = now();
      screen.write(`${text}\n`);
    };
    return { show, clear: () => {} };
  }
  return {
    show: (text) => screen.write(`\r${text.slice(0, (screen.columns ?? 80) - 1)}\u001b[K`),
    clear: () => screen.write('\r\u001b[K'),
  };
}
