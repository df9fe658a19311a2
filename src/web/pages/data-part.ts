import type { PartAsked } from '../face.ts';

/** What of a file is sent: all of it, a part from one byte up to and without another, nothing new, or no such part. */
export type Part =
  | { readonly status: 200 | 206; readonly from: number; readonly to: number }
  | { readonly status: 304 | 416 };

const RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

function partOf(range: string, size: number): Part | undefined {
  const [, first, last] = RANGE.exec(range) ?? [];
  // Several parts at once, and units nobody knows, are answered with the whole, as RFC 9110 allows.
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  return from < to ? { status: 206, from, to } : { status: 416 };
}

const isKnown = (tags: string, etag: string): boolean =>
  tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);

/** What a request gets of a file that never changes, by its entity tag and its size in bytes. */
export function partAnswer({ range, ifRange, ifNoneMatch }: PartAsked, file: { etag: string; size: number }): Part {
  const whole = { status: 200, from: 0, to: file.size } as const;
  if (ifNoneMatch !== undefined && isKnown(ifNoneMatch, file.etag)) return { status: 304 };
  if (range === undefined || (ifRange !== undefined && ifRange !== file.etag)) return whole;
  return partOf(range, file.size) ?? whole;
}
