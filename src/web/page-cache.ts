import { createHash } from 'node:crypto';
import type { Body, PageStatus } from './face.ts';

/** An answer as it stands in memory: everything computed once. */
export type Page = {
  readonly status: PageStatus;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly headers: Record<string, string>;
  /** The headers of a 304, which has no content. */
  readonly headersAlone: Record<string, string>;
  /** When it stops being good enough, in milliseconds of `performance.now()`; a page that holds everything has no end. */
  readonly until?: number;
};

// A page made while something was busy spares those who come right after it from waiting for the same.
const PASSING = 2_000;

/** Seals a body: its bytes, its entity tag (from the bytes alone) and its headers. */
export function sealPage(body: Body, headers: Readonly<Record<string, string>>): Page {
  const bytes = new TextEncoder().encode(body.text);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return {
    status: body.status,
    bytes,
    etag,
    headers: { ...headers, 'content-type': body.type, 'content-length': String(bytes.byteLength), etag },
    headersAlone: { ...headers, etag },
    until: body.passing ? performance.now() + PASSING : undefined,
  };
}

/**
 * Rendered pages by path and query, valid for one public sequence of the store and together at most `budget` bytes;
 * the page that was not asked for longest leaves first.
 */
export class PageCache {
  readonly #pages = new Map<string, Page>();
  readonly #budget: number;
  #bytes = 0;
  #sequence = -1;

  constructor(budget: number) {
    this.#budget = budget;
  }

  /** The page, when it was kept under this very sequence. */
  get(address: string, sequence: number): Page | undefined {
    if (sequence !== this.#sequence) this.#startOver(sequence);
    const page = this.#pages.get(address);
    if (page?.until !== undefined && page.until < performance.now()) return this.#forget(address, page);
    if (page && this.#bytes > this.#budget / 2) {
      this.#pages.delete(address);
      this.#pages.set(address, page);
    }
    return page;
  }

  /** Keeps a page that was made from the store as it stood at `sequence`. */
  put(address: string, sequence: number, page: Page): void {
    if (sequence !== this.#sequence || page.bytes.byteLength > this.#budget / 8 || this.#pages.has(address)) return;
    this.#pages.set(address, page);
    this.#bytes += sizeOf(address, page);
    for (const [oldest, old] of this.#pages) {
      if (this.#bytes <= this.#budget) return;
      this.#forget(oldest, old);
    }
  }

  #forget(address: string, page: Page): undefined {
    this.#pages.delete(address);
    this.#bytes -= sizeOf(address, page);
  }

  #startOver(sequence: number): void {
    this.#pages.clear();
    this.#bytes = 0;
    this.#sequence = sequence;
  }
}

// Headers are shared text and objects of some 500 bytes.
function sizeOf(address: string, page: Page): number {
  return page.bytes.byteLength + 2 * address.length + 500;
}
