import { type IncomingHttpHeaders, request } from 'node:http';
import { isWorked } from '../../src/intake/small-work.ts';

/** An answer as it came, read whole. */
export type Came = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

/** From where and as what something is sent. */
export type Origin = { readonly from?: string; readonly headers?: Readonly<Record<string, string>> };

/** A form as it lies open: where, its key and the token of its opening. */
export type OpenForm = { readonly address: string; readonly once: string; readonly opened: string };

function ask(address: string, { from, headers }: Origin, body?: string): Promise<Came> {
  const method = body === undefined ? 'GET' : 'POST';
  const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise((resolve, reject) => {
    const asked = request(address, { method, localAddress: from, headers: { ...headers, ...type } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece) => {
        text += piece;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The value of a hidden field of a page. */
export function hiddenIn(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}

/** Opens the form of a report. */
export async function openForm(address: string, origin: Origin = {}): Promise<OpenForm & { readonly came: Came }> {
  const came = await ask(`${address}/report`, origin);
  return { address, once: hiddenIn(came.text, 'once'), opened: hiddenIn(came.text, 'opened'), came };
}

/** Sends fields to a page of this address, as a browser does. */
export function post(address: string, fields: Readonly<Record<string, string>>, origin: Origin = {}): Promise<Came> {
  return ask(address, origin, new URLSearchParams(fields).toString());
}

/** What a browser works out for a form, so that it need not wait. */
export function workedFor(once: string): string {
  for (let n = 0; ; n += 1) if (isWorked(once, n.toString(36))) return n.toString(36);
}

/** Sends a report from a form that lies open. */
export function sendFrom(
  { address, once, opened }: OpenForm,
  fields: Readonly<Record<string, string>>,
  origin: Origin = {},
): Promise<Came> {
  return post(`${address}/report`, { once, opened, step: 'send', ...fields }, origin);
}

/** The receipt on a page that gives one. */
export function receiptOn(page: string): string {
  return /<textarea class="receipt-line"[^>]*>([a-z ]+)</.exec(page)?.[1] ?? '';
}
