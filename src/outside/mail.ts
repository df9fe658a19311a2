import type { NodemailerError, Transporter } from 'nodemailer';
import { Refused } from '../core/errors.ts';
import { isMailAddress, type Mail, type Mailer } from '../core/mail.ts';
import type { MailServer } from '../core/mail-server.ts';

// In milliseconds: a mail server that hangs holds up one mail so long and no longer.
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

// What the server says of a mail may repeat the address, so none of it is passed on.
function refusalOf(error: unknown): Refused {
  const { responseCode = 0, code, command = '' } = error as Partial<NodemailerError>;
  const isForGood = code === 'EENVELOPE' && command.startsWith('RCPT') && responseCode >= 550 && responseCode <= 553;
  return new Refused(isForGood ? 'no-such-mailbox' : 'mail-away');
}

function optionsOf({ host, port, secure, plain, user, password }: MailServer) {
  const tls = secure ? { secure: true } : { secure: false, ignoreTLS: plain, requireTLS: !plain };
  const auth = user === undefined ? {} : { auth: { user, pass: password ?? '' } };
  return { host, port, ...tls, ...auth, ...patience, disableFileAccess: true, disableUrlAccess: true };
}

/**
 * The way to a mail server, one connection for each mail. The library is loaded with the first of them. `authority` is the
 * certificate of one whom the machine does not know.
 */
export function makeMailer(server: MailServer, authority?: string): Mailer {
  let transport: Promise<Transporter> | undefined;
  const open = async (): Promise<Transporter> => {
    const { createTransport } = await import('nodemailer');
    return createTransport({ ...optionsOf(server), ...(authority && { tls: { ca: authority } }) });
  };
  return {
    send: async ({ to, subject, text, unsubscribe }: Mail) => {
      if (!isMailAddress(to)) throw new Refused('no-such-mailbox');
      if (unsubscribe !== undefined && !/^https?:\/\/[\x21-\x3b\x3d\x3f-\x7e]+$/.test(unsubscribe))
        throw new Error('the address that ends mail is no address');
      const headers = {
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribe && {
          'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` },
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      };
      transport ??= open();
      const from = { name: 'Casebook', address: server.from };
      const mail = { from, to: { name: '', address: to }, subject: oneLine(subject), text, headers };
      await (await transport).sendMail(mail).catch((error: unknown) => {
        throw refusalOf(error);
      });
    },
  };
}
