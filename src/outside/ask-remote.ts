import type { AskRemote } from '../core/outward.ts';

const LARGEST = 32 * 1024 * 1024;
const MILLISECONDS = 30_000;

async function textOf(answer: Response): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body ?? []) {
    size += piece.byteLength;
    if (size > LARGEST) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Makes what asks a site for data within some milliseconds. */
export function askRemoteWithin(milliseconds: number): AskRemote {
  return async (address) => {
    const signal = AbortSignal.timeout(milliseconds);
    try {
      const answer = await fetch(address, {
        signal,
        headers: { accept: 'application/json', 'user-agent': 'Casebook/1' },
      });
      const text = await textOf(answer);
      return text === undefined ? { ok: false, why: 'too-large' } : { ok: true, status: answer.status, text };
    } catch {
      return { ok: false, why: signal.aborted ? 'too-slow' : 'unreachable' };
    }
  };
}

/** Asks a site that the person at the terminal named, wherever it is: nobody else chooses the address. */
export const askRemote: AskRemote = askRemoteWithin(MILLISECONDS);
