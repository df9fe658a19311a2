import { z } from 'zod';
import { action } from '../core/action.ts';
import { sha256 } from '../core/canonical.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { putSentItem } from './put-item.ts';
import { type ReportFields, readReport, reportFields } from './read-report.ts';
import { oncePattern } from './receipt.ts';

const MAX_TITLE = 120;
const MAX_FIELD = 300_000;

const texts = Object.fromEntries(reportFields.map((name) => [name, z.string().max(MAX_FIELD).default('')])) as Record<
  keyof ReportFields,
  z.ZodDefault<z.ZodString>
>;

/** The first sentence of a text, short enough for a line of a list. */
export function lineOf(text: string): string {
  const line = /^.*?[.!?。！？](?=\s|$)|^.*$/mu.exec(text.trim())?.[0] ?? '';
  const all = [...line.replace(/\s+/g, ' ')];
  return all.length <= MAX_TITLE ? all.join('') : `${all.slice(0, MAX_TITLE - 2).join('')} …`;
}

/**
 * Takes in what a person tells of a case. Stored are the words, the day and the hash of the receipt, and nothing of the
 * person or the moment. The same form sent twice is one report.
 */
export const sendReport = action({
  name: 'send-report',
  who: everyone,
  discreet: true,
  input: z.strictObject({ once: z.string().regex(oncePattern), ...texts }),
  run: async ({ once, ...fields }, context): Promise<{ readonly item: string }> => {
    const day = context.world.clock.now().slice(0, 'yyyy-mm-dd'.length);
    const read = readReport(fields, day);
    if ('faults' in read) throw new Refused('bad-input', read.faults[0]?.message, read.faults);
    const { content } = read;
    const links = content.links.join('\n');
    const title = content.title ?? (lineOf(content.what) || lineOf(content.links[0] ?? ''));
    // Addresses of one site share most of their words; without a text two reports are alike if they give the same links.
    const words = `${content.title ?? ''}\n${content.what || sha256(links)}`;
    const { id } = await putSentItem({ kind: 'report', once, title, words, content }, context);
    return { item: id };
  },
});
