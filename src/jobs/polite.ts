import { setImmediate as nextTurn } from 'node:timers/promises';

// How long work may go on before others on its thread have their turn, in milliseconds.
const SLICE = 10;

type Turn = () => Promise<void>;
type Call = (...given: readonly unknown[]) => unknown;

async function* itemsInTurn(items: AsyncIterable<unknown>, turn: Turn): AsyncGenerator<unknown> {
  for await (const item of items) {
    await turn();
    yield item;
  }
}

function isIterable(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

function isParts(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

// What a transaction or a snapshot is handed to is handed the polite one.
function wrapped<T>(value: T, turn: Turn): T {
  if (typeof value === 'function') {
    const call: Call = (...given) => value(...given.map((one) => (isParts(one) ? inTurns(one, turn) : one)));
    return call as T;
  }
  return isParts(value) ? inTurns(value, turn) : value;
}

function inTurns<T extends object>(target: T, turn: Turn): T {
  return new Proxy(target, {
    get: (_, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return wrapped(value, turn);
      return (...given: readonly unknown[]) => {
        const parts = given.map((one) => (typeof one === 'function' ? wrapped(one, turn) : one));
        const answer: unknown = Reflect.apply(value, target, parts);
        return isIterable(answer) ? itemsInTurn(answer, turn) : Promise.all([answer, turn()]).then(([told]) => told);
      };
    },
  });
}

/**
 * The same object, whose answers let others have their turn when it has been long since the last one, and fail with the
 * signal's reason once there is one; so do the items it yields. Questions to an embedded database are answered without a
 * pause, so long work over one would otherwise hear neither that it shall stop nor that its lease is to be renewed.
 */
export function polite<T extends object>(target: T, signal: AbortSignal): T {
  let since = performance.now();
  return inTurns(target, async () => {
    if (performance.now() - since >= SLICE) {
      await nextTurn();
      since = performance.now();
    }
    signal.throwIfAborted();
  });
}
