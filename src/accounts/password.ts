import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Refused } from '../core/errors.ts';
import { LONGEST_PASSWORD } from './password-rule.ts';

const hash = promisify(argon2);
// OWASP's smallest recommended cost of argon2id: 19 MiB (in KiB here), two passes, one lane.
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const PHC = /^\$argon2id\$v=19\$m=(\d{4,6}),t=(\d{1,2}),p=(\d)\$([\w+/]{22,86})\$([\w+/]{43})$/;
// Each hash takes a fiftieth of a second of a core and 19 MiB, so a flood of them must not take everything.
const AT_ONCE = 2;
const WAITING = 16;

const queue: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING)
      throw new Refused('busy', 'Very many people are signing in just now. Please try again in a moment.');
    await new Promise<void>((resolve) => queue.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    queue.shift()?.();
  }
}

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

// Composed letters are typed differently on different keyboards; NIST SP 800-63B asks for NFKC or NFKD before hashing.
const messageOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'));

/** The PHC string of a password: argon2id with its cost and a salt of 16 random bytes in it. */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  const { memory, passes, parallelism } = COST;
  const tag = await inTurn(() =>
    hash('argon2id', { message: messageOf(password), nonce: salt, tagLength: 32, ...COST }),
  );
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** Whether a text has the shape of a PHC string that `hashPassword` makes. */
export function isPasswordHash(text: string): boolean {
  return PHC.test(text);
}

// Nobody's: it takes as long to compare with as anybody's.
const NOBODYS = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/**
 * Whether a password is the one behind a PHC string, in time that does not depend on how much of it is right. Where there
 * is none, because nobody has that name, it takes just as long and is false.
 */
export async function isPassword(known: string | undefined, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = PHC.exec(known ?? NOBODYS) ?? [];
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const nonce = Buffer.from(salt, 'base64');
  const right = Buffer.from(tag, 'base64');
  // Longer than anybody's can be, it would only be more to hash.
  const cut = password.slice(0, 4 * LONGEST_PASSWORD);
  const found = await inTurn(() =>
    hash('argon2id', { message: messageOf(cut), nonce, tagLength: right.length, ...cost }),
  );
  return timingSafeEqual(found, right) && known !== undefined;
}
