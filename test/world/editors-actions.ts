import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from '../../src/core/action.ts';
import { root } from './process.ts';

function isAction(value: unknown): value is Action<unknown> {
  return typeof value === 'object' && value !== null && 'perform' in value && 'who' in value && 'name' in value;
}

/** Every action that a module of `src/editorial`, `src/intake`, `src/accounts` or `src/publish` exports, found by looking, so that a new one cannot be forgotten. */
export async function editorsActions(): Promise<readonly Action<unknown>[]> {
  const files = globSync('src/{editorial,intake,accounts,publish}/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  const modules = await Promise.all(files.sort().map((file) => import(join(root, file)) as Promise<object>));
  return modules.flatMap((module) => Object.values(module).filter(isAction));
}
