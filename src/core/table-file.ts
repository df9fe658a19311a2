import type { Cell } from './csv-text.ts';

/** A column of a table in a file: `key` is a foreign key, the name of a table whose first column it holds. */
export type FileColumn = {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'number';
  readonly key?: string;
};

/**
 * A table in a file. The first column names a row, unless `primary` lists those that do together; `lasting` rows that come
 * again under the same name are left out. `search` names the columns that the full-text table of the file holds.
 */
export type FileTable = {
  readonly name: string;
  readonly columns: readonly FileColumn[];
  readonly primary?: readonly string[];
  readonly search?: readonly string[];
};

/** A row for a table of the file; a row that a key names must come before, or with the same file. */
export type FileRow = { readonly table: string; readonly cells: readonly Cell[] };

/** What a file with tables is made of. */
export type TableContent = { readonly tables: readonly FileTable[]; readonly rows: AsyncIterable<FileRow> };

/** Writes files with tables that any reader of SQLite opens. */
export type TableFiles = {
  /** Writes a new file at a path; when that fails, nothing stays there. */
  readonly write: (path: string, content: TableContent) => Promise<void>;
  /** The bytes of such a file, which stands in the system's directory for temporary files until it was read, or was not wanted any more. */
  readonly bytes: (content: TableContent) => AsyncIterable<Uint8Array>;
};
