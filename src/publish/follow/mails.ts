import type { Subscription } from '../../core/follow-ports.ts';
import type { Mail } from '../../core/mail.ts';
import { type Happening, MOST } from '../happenings.ts';

/** What a mail to a follower is made of. */
export type Told = {
  readonly site: string;
  readonly name: string;
  readonly subscription: Subscription;
  readonly links: { readonly confirm: string; readonly stop: string };
};

const often = { day: 'once a day', week: 'once a week' } as const;

/** The mail in which somebody confirms that they asked for mail, or reads that they follow this already. */
export function confirmMail({ site, name, subscription, links }: Told): Mail {
  const { email, what, every, state } = subscription;
  if (state === 'confirmed')
    return {
      ...{ to: email, subject: `You follow this already: ${name}`, unsubscribe: links.stop },
      text: `You asked for mail about\n\n${name}\n${site}${what}\n\nYou get it already, ${often[every]}, when there is something new.\n\nHow often can be changed here:\n${links.confirm}\n\nNo more of it:\n${links.stop}\n`,
    };
  return {
    ...{ to: email, subject: `Please confirm: ${name}`, unsubscribe: links.stop },
    text: `Somebody asked Casebook at ${site} to tell this address ${often[every]} what is new about\n\n${name}\n${site}${what}\n\nIf it was you, please confirm it here:\n${links.confirm}\n\nIf not, do nothing. You get no more mail about this, and the address is forgotten after seven days.\n`,
  };
}

function lines({ path, title, text, by, updated }: Happening, site: string): string {
  const credit = by === undefined ? '' : ` (${by})`;
  return `* ${title}\n  ${updated.slice(0, 10)}${text === '' ? '' : `: ${text.replace(/\s+/g, ' ')}`}${credit}\n  ${site}${path}\n`;
}

/** The mail that tells what happened since the last one. */
export function digestMail({ site, name, subscription, links }: Told, news: readonly Happening[]): Mail {
  const { email, what, every } = subscription;
  const number = news.length >= MOST ? `${MOST} or more` : String(news.length);
  return {
    ...{ to: email, subject: `${name}: ${number} new`, unsubscribe: links.stop },
    text: `New about ${name}\n${site}${what}\n\n${news.map((one) => lines(one, site)).join('\n')}\n-- \nYou get this ${often[every]}, because you confirmed that you want it.\nChange how often: ${links.confirm}\nNo more of it: ${links.stop}\n`,
  };
}
