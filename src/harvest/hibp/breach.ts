import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}/, 'is not a date such as 2016-07-01');
const flag = z.boolean().optional();

/** One breach as Have I Been Pwned publishes it; older files have no `Name` but a logo that is named after it. */
export const breachShape = z.object({
  Name: z.string().min(1).max(200).optional(),
  Title: z.string().trim().min(1).max(200),
  Domain: z.string().max(300),
  BreachDate: day,
  AddedDate: day.optional(),
  PwnCount: z.number().int().min(0),
  DataClasses: z.array(z.string().trim().min(1).max(200)),
  LogoFilename: z.string().max(300).optional(),
  IsVerified: flag,
  IsFabricated: flag,
  IsRetired: flag,
  IsSpamList: flag,
  IsMalware: flag,
});

/** A breach that has been read. */
export type Breach = z.infer<typeof breachShape>;

/** The page of a breach. Its name is the file's own, else that of the logo, which is how the site names logos. */
export function pageOf({ Name, LogoFilename }: Breach): string {
  const name = Name ?? LogoFilename?.replace(/\.\w+$/, '') ?? '';
  return `https://haveibeenpwned.com/PwnedWebsites#${encodeURIComponent(name)}`;
}

// Collections of addresses and passwords from many places carry a made-up title, not the name of a service.
const NO_SERVICE = /\b(dump|list|records|emails|hacks|spambot|businesses|combo|exposed)\b/i;

/** The service that was breached, or undefined where the title names a pile of data and not a service. */
export function serviceOf({ Title, Domain }: Breach): string | undefined {
  if (Domain === '' || NO_SERVICE.test(Title)) return undefined;
  return Title.replace(/\s*\([^)]*\bbreach\)$/i, '');
}
