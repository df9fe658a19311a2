type Waiting<T> = {
  readonly resolve: (result: IteratorResult<T, undefined>) => void;
  readonly reject: (why: unknown) => void;
};

/** Several readers of one source, and how to end all of them. */
export type FanOut<T> = {
  readonly readers: readonly AsyncIterable<T>[];
  /** From now on every reader fails with this. */
  readonly stop: (why: unknown) => void;
};

/**
 * Lets several readers read one source side by side. The next value is asked for when all of them want it, so that however
 * long the source is, one value is held. A reader that leaves is not waited for.
 */
export function fanOut<T>(source: AsyncIterable<T>, count: number): FanOut<T> {
  const values = source[Symbol.asyncIterator]();
  let open = count;
  let waiting: Waiting<T>[] = [];
  let stopped: { readonly why: unknown } | undefined;

  function pull(): void {
    if (open === 0 || waiting.length < open) return;
    const served = waiting;
    waiting = [];
    values.next().then(
      ({ done, value }) => {
        for (const { resolve } of served) resolve(done ? { done, value: undefined } : { done: false, value });
      },
      (error: unknown) => {
        for (const { reject } of served) reject(error);
      },
    );
  }

  async function leave(): Promise<void> {
    open -= 1;
    if (open === 0) await values.return?.();
    else pull();
  }

  const reader = (): AsyncIterable<T> => {
    let isOpen = true;
    const next = (): Promise<IteratorResult<T, undefined>> =>
      stopped
        ? Promise.reject(stopped.why)
        : new Promise((resolve, reject) => {
            waiting.push({ resolve, reject });
            pull();
          });
    const end = async (): Promise<IteratorResult<T, undefined>> => {
      if (isOpen) {
        isOpen = false;
        await leave();
      }
      return { done: true, value: undefined };
    };
    return { [Symbol.asyncIterator]: () => ({ next, return: end }) };
  };

  const stop = (why: unknown): void => {
    stopped ??= { why };
    const served = waiting;
    waiting = [];
    for (const { reject } of served) reject(why);
  };
  return { readers: Array.from({ length: count }, reader), stop };
}
