import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.ts';

/** Where real data lies that may not be committed; absent on most machines. */
export function sharedData(...path: string[]): string {
  return join(root, '..', 'shared', 'data', ...path);
}

/** Options of a test that needs a file of the real data: skipped with its reason where that is absent. */
export function needs(path: string): { readonly skip: string | false } {
  return { skip: existsSync(path) ? false : 'the real data (../shared/data) is not on this machine' };
}
