import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import type { FetchFailure } from '../core/outward.ts';

/** How much a fetch may take: everything in milliseconds, bytes of the header, bytes of the body once it is inflated. */
export const fetchLimits = {
  milliseconds: 20_000,
  redirects: 5,
  headerBytes: 32_768,
  bodyBytes: 20 * 1_024 * 1_024,
  ratio: 100,
} as const;

/** Ends a fetch with the reason that its caller is told. */
export class FetchRefused extends Error {
  readonly why: FetchFailure;

  constructor(why: FetchFailure) {
    super(why);
    this.why = why;
  }
}

/** The reason that stands for an error on the way; its words are left behind. */
export function failureOf(error: unknown): FetchFailure {
  if (error instanceof FetchRefused) return error.why;
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (code === 'HPE_HEADER_OVERFLOW') return 'too-large';
  // What Node's parser, zlib and brotli say of bytes that are not what they should be.
  return /^(?:HPE_|Z_|ERR_)/.test(code) && !code.startsWith('ERR_TLS') ? 'bad-answer' : 'unreachable';
}

function inflaterOf(encoding: string): Transform | undefined {
  if (encoding === '' || encoding === 'identity') return undefined;
  if (['gzip', 'x-gzip', 'deflate'].includes(encoding)) return createUnzip();
  if (encoding === 'br') return createBrotliDecompress();
  throw new FetchRefused('bad-answer');
}

/** Reads the body of an answer, inflated; counts while it comes, so that nothing larger than the limit is ever held. */
export async function readBody(answer: IncomingMessage, signal: AbortSignal): Promise<Uint8Array> {
  let [arrived, inflated] = [0, 0];
  const chunks: Uint8Array[] = [];
  const count = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      arrived += chunk.length;
      if (arrived > fetchLimits.bodyBytes) throw new FetchRefused('too-large');
      yield chunk;
    }
  };
  const gather = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) {
      inflated += chunk.length;
      const limit = Math.min(fetchLimits.bodyBytes, fetchLimits.ratio * arrived);
      if (inflated > limit) throw new FetchRefused('too-large');
      chunks.push(chunk);
    }
  };
  const inflater = inflaterOf((answer.headers['content-encoding'] ?? '').trim().toLowerCase());
  if (inflater) await pipeline(answer, count, inflater, gather, { signal });
  else await pipeline(answer, count, gather, { signal });
  return Buffer.concat(chunks);
}
