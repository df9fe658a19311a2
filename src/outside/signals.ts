const ENDINGS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves when the process is asked to end; asked a second time, it ends at once. */
export function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      for (const signal of ENDINGS) process.off(signal, end);
      resolve();
    };
    for (const signal of ENDINGS) process.on(signal, end);
  });
}
