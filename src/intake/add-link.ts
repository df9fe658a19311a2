import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { type Item, isWaiting } from '../core/item.ts';
import { everyone } from '../core/policy.ts';
import { itemOfReceipt, tellEditors, typedReceipt } from './held-item.ts';
import { maxLinks, readLinks } from './read-links.ts';

const faulty = (message: string): Refused => new Refused('bad-input', message, [{ path: 'link', message }]);

function linkIn(typed: string): string {
  const read = readLinks(typed);
  if ('fault' in read) throw faulty(read.fault);
  const [link, ...more] = read.links;
  if (link === undefined || more.length > 0) throw faulty('Please write one link.');
  return link;
}

const isReport = (item: Item): item is Item<'report'> => item.kind === 'report';

/**
 * Whoever holds the receipt adds a link: to their report while it waits, otherwise in the talk, where the editors see it.
 */
export const addLink = action({
  name: 'add-link',
  who: everyone,
  discreet: true,
  input: z.strictObject({ receipt: typedReceipt, link: z.string().max(10_000) }),
  run: async ({ receipt, link: typed }, { tx, world }): Promise<{ readonly item: string }> => {
    const item = await itemOfReceipt(tx, receipt);
    const link = linkIn(typed);
    if (!isReport(item) || !isWaiting(item.state)) {
      await tellEditors(tx, item, { day: world.clock.now().slice(0, 10), text: link });
      return { item: item.id };
    }
    const { links } = item.content;
    if (links.includes(link)) return { item: item.id };
    if (links.length >= maxLinks) throw faulty(`This report has ${maxLinks} links already; it takes no more.`);
    await tx.changeItem({ ...item, content: { ...item.content, links: [...links, link] } }, item.version);
    return { item: item.id };
  },
});
