import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Store } from '../../src/core/ports.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { temporaryDirectory } from './fake-world.ts';

/** A way to make stores over one new, empty database; each call of `open` is a connection of its own. */
export type Engine = {
  readonly name: string;
  readonly newDatabase: (t: TestContext) => { readonly open: () => Store };
};

/** Every engine that the contract is checked against. */
export const engines: readonly Engine[] = [
  {
    name: 'sqlite',
    newDatabase: (t) => {
      const opened: Store[] = [];
      const directory = temporaryDirectory(t, async () => {
        for (const store of opened) await store.close();
      });
      const open = (): Store => {
        const store = openSqlite(join(directory, 'casebook.db'));
        opened.push(store);
        return store;
      };
      return { open };
    },
  },
];
