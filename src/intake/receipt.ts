import { wordlist } from '@scure/bip39/wordlists/english.js';
import { sha256 } from '../core/canonical.ts';

const WORDS = 12;
const BITS = 11;
// A receipt that somebody types is some 90 characters long.
const MAX_TYPED = 400;

/** What a form's `once` must look like: 128 bits of a generator fit for secrets, in hexadecimal. */
export const oncePattern = /^[0-9a-f]{32}$/;

/**
 * The receipt that belongs to a form's `once`: twelve words of the English list of BIP 39 (2,048 words), 132 bits of a
 * SHA-256, so as hard to guess as `once` is. The same form always gets the same receipt.
 */
export function receiptOf(once: string): string {
  const number = BigInt(`0x${sha256(`casebook receipt${once}`)}`) >> BigInt(256 - WORDS * BITS);
  const words = Array.from({ length: WORDS }, (_, at) => {
    const word = (number >> BigInt(BITS * (WORDS - 1 - at))) & BigInt(wordlist.length - 1);
    return wordlist[Number(word)] ?? '';
  });
  return words.join(' ');
}

/** A receipt as it is compared: small letters, one space between words, without numbers, hyphens and other signs. */
export function normalReceipt(typed: string): string {
  const words = typed
    .slice(0, MAX_TYPED)
    .normalize('NFKC')
    .toLowerCase()
    .match(/[a-z]+/g);
  return (words ?? []).join(' ');
}

/** The hash under which an item is kept; of anything that somebody types, so that a wrong receipt costs what a right one does. */
export function receiptHashOf(typed: string): string {
  return sha256(`casebook receipt hash ${normalReceipt(typed)}`);
}
