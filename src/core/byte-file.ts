/**
 * A file as readers of other layers see it. `bytes()` may be called again for a second pass and always starts at the
 * beginning; it refuses with `bad-file` when the file has changed since it was opened. `size` is in bytes.
 */
export type ByteFile = {
  readonly name: string;
  readonly size: number;
  readonly bytes: () => AsyncIterable<Uint8Array>;
};
