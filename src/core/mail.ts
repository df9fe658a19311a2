/** A mail of plain text to one address; `unsubscribe` is the address that ends such mail by one POST (RFC 8058). */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly unsubscribe?: string;
};

/**
 * The way to a mail server. Resolves when the server has taken the mail; refuses with `mail-away` when it could not be
 * reached or may take it later, with `no-such-mailbox` when it never will. Neither tells of the address.
 */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

const longestAddress = 254;
const mailAddress = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?=[^@]*\.[^@.]*[a-z][^@.]*$)[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i;

/** Whether a text has the shape of one mail address: no name, no list, no line end, and a domain with a dot. */
export function isMailAddress(text: string): boolean {
  return text.length <= longestAddress && mailAddress.test(text) && !/^\.|\.\.|\.@/.test(text);
}
