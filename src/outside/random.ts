import { randomBytes } from 'node:crypto';
import type { Random } from '../core/ports.ts';

/** The operating system's CSPRNG. */
export const systemRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) };
