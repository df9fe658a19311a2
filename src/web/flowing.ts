/** How long a reader may take nothing before an answer is cut off, in milliseconds. */
export const PATIENCE = 60_000;

/**
 * Bytes as the body of an answer: made only as fast as they are read. When the reader goes, or takes nothing for a minute, the
 * source is told to end and lets go of all it holds.
 */
export function flowing(bytes: AsyncIterable<Uint8Array>, patience = PATIENCE): ReadableStream<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]();
  let waiting: NodeJS.Timeout | undefined;
  const giveUp = (stream: ReadableStreamDefaultController<Uint8Array>) => async (): Promise<void> => {
    stream.error(new Error('nobody reads this answer any more'));
    await pieces.return?.();
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: async (stream) => {
        clearTimeout(waiting);
        const next = await pieces.next();
        if (next.done) return stream.close();
        stream.enqueue(next.value);
        waiting = setTimeout(giveUp(stream), patience);
        waiting.unref();
      },
      cancel: async () => {
        clearTimeout(waiting);
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
