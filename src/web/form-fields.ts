import { type Fault, Refused } from '../core/errors.ts';

/** The most bytes that a form may have. */
export const MAX_FORM = 256 * 1024;
/** The most fields that a form may have. */
export const MAX_FIELDS = 600;

const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;\s*charset="?utf-8"?\s*)?$/i;
const REPLACED = 'This held bytes that are no text in UTF-8. Each was replaced by “\ufffd”: please look it through.';
const LEFT_OUT = 'This held the character U+0000, which no text may hold. It was left out: please look it through.';

/** The fields of a form as they were sent, in their order; a name may stand there more than once. */
export class Fields {
  readonly #values = new Map<string, string[]>();

  constructor(entries: Iterable<readonly [string, string]>) {
    for (const [name, value] of entries) {
      const values = this.#values.get(name);
      if (values) values.push(value);
      else this.#values.set(name, [value]);
    }
  }

  /** The first value of a field, or empty text. */
  text(name: string): string {
    return this.#values.get(name)?.[0] ?? '';
  }

  /** All values of a field. */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** Whether the field was sent at all, as a ticked box is. */
  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The names that were sent. */
  names(): readonly string[] {
    return [...this.#values.keys()];
  }
}

/** No fields: what a form shows before anything was written into it. */
export const noFields = new Fields([]);

/** What was sent, and what of it could not be taken as it was. */
export type SentForm = { readonly fields: Fields; readonly faults: readonly Fault[] };

function tooLarge(): Refused {
  const limit = `${MAX_FORM / 1024} kB`;
  return new Refused('too-large', `This form is larger than ${limit}. Please send less, or links to longer texts.`);
}

/** The bytes of a body, at most `MAX_FORM`; refuses with `too-large`. */
// What is too long is let go while it comes in, so that no more than the limit is ever held.
export async function bytesOf(request: Request): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_FORM) throw tooLarge();
  const pieces: Uint8Array[] = [];
  let held = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch(() => {
      throw new Refused('bad-input', 'This form did not arrive whole. Please send it again.');
    });
    if (done) break;
    held += value.byteLength;
    if (held > MAX_FORM) {
      await reader.cancel();
      throw tooLarge();
    }
    pieces.push(value);
  }
  return Buffer.concat(pieces);
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

function textOf(written: string): { readonly text: string; readonly message?: string } {
  const plain = written
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  const bytes = Buffer.from(plain, 'latin1');
  const read = (): { readonly text: string; readonly message?: string } => {
    try {
      return { text: strict.decode(bytes) };
    } catch {
      return { text: lenient.decode(bytes), message: REPLACED };
    }
  };
  const { text, message } = read();
  const whole = text.replace(/\r\n?/g, '\n');
  if (!whole.includes('\u0000')) return { text: whole, message };
  return { text: whole.replaceAll('\u0000', ''), message: message ?? LEFT_OUT };
}

function fieldsOf(body: string): SentForm {
  const pairs = body.split('&').filter((pair) => pair !== '');
  if (pairs.length > MAX_FIELDS) throw new Refused('too-large', `This form has more than ${MAX_FIELDS} fields.`);
  const faults: Fault[] = [];
  const entries = pairs.map((pair): [string, string] => {
    const end = pair.indexOf('=');
    const name = textOf(end < 0 ? pair : pair.slice(0, end));
    const value = textOf(end < 0 ? '' : pair.slice(end + 1));
    const message = name.message ?? value.message;
    if (message !== undefined) faults.push({ path: name.text, message });
    return [name.text, value.text];
  });
  return { fields: new Fields(entries), faults };
}

/**
 * Reads a form of at most `MAX_FORM` bytes and `MAX_FIELDS` fields; line ends become U+000A. Bytes that are no UTF-8 and
 * the character U+0000 are taken out and told as faults, so that the rest is kept. Refuses with `too-large`, `unfit-type`
 * or `no-files`.
 */
export async function readForm(request: Request): Promise<SentForm> {
  const type = request.headers.get('content-type') ?? '';
  if (/^multipart\//i.test(type)) throw new Refused('no-files');
  if (!FORM_TYPE.test(type)) {
    if (type !== '' || Number(request.headers.get('content-length') ?? 0) > 0) throw new Refused('unfit-type');
    return { fields: noFields, faults: [] };
  }
  return fieldsOf((await bytesOf(request)).toString('latin1'));
}
