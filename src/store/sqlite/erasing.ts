import type { DatabaseSync } from 'node:sqlite';
import type { Engine } from '../store.ts';

// Readers may hold on to the log for as long as they read; who closes versions does not wait for them any longer.
const PATIENCE_MS = 500;

/**
 * How an SQLite file forgets: what is deleted is written over with zeros, and the write-ahead log, which holds pages as they
 * were, is folded in and emptied. While somebody reads, the log is emptied by a later run or when the program ends.
 */
export function erasingIn(raw: DatabaseSync): Required<Pick<Engine, 'erasing' | 'afterErasing'>> {
  return {
    erasing: async (work) => {
      raw.exec('pragma secure_delete = on');
      try {
        return await work();
      } finally {
        raw.exec('pragma secure_delete = fast');
      }
    },
    afterErasing: () => {
      try {
        raw.exec(`pragma busy_timeout = ${PATIENCE_MS}; pragma wal_checkpoint(truncate)`);
      } catch {
        // It was committed all the same.
      } finally {
        raw.exec('pragma busy_timeout = 10000');
      }
    },
  };
}
