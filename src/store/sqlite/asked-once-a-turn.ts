/** A question whose answer is shared, and how to say that it may be another one now. */
export type Shared<T> = { readonly ask: () => Promise<T>; readonly forget: () => void };

/**
 * Shares one answer among all who ask in one turn of the event loop: requests that are answered in it had arrived before it
 * began, so what the first is told is new enough for the others. Whoever changes the answer in this process forgets it.
 */
export function askedOnceATurn<T>(question: () => T): Shared<T> {
  let answer: Promise<T> | undefined;
  const forget = (): void => {
    answer = undefined;
  };
  const ask = (): Promise<T> => {
    if (answer) return answer;
    setImmediate(forget);
    answer = new Promise((resolve) => resolve(question()));
    return answer;
  };
  return { ask, forget };
}
