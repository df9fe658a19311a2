import { z } from 'zod';
import { accountRoles } from '../core/account.ts';
import { isPasswordHash } from './password.ts';

const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._@' -]{0,62}[\p{L}\p{M}\p{N}.])?$/u;

/** The id of an account. */
export const accountId = z.string().regex(/^U-[1-9]\d{0,8}$/, 'is not the id of an account');
/** A SHA-256 in hexadecimal, of a session or of a link. */
export const hashOf = z.string().regex(/^[0-9a-f]{64}$/, 'is not a hash');
/** What somebody types to sign in. */
export const accountName = z
  .string()
  .trim()
  .regex(
    NAME,
    'Please use one to 64 letters, numbers, spaces, dots, hyphens, “_” or “@”, beginning with a letter or number.',
  );
/** What revisions are signed with. */
export const creditLine = z
  .string()
  .trim()
  .max(80, 'Please use at most 80 characters.')
  .regex(/^\P{C}*$/u, 'This holds characters that are not shown.');
/** A role that an account may have. */
export const accountRole = z.enum(accountRoles, { error: 'Please choose a role.' });
/** The PHC string of a password; the password itself never comes near an action. */
export const passwordHash = z.string().refine(isPasswordHash, 'is not the hash of a password');
/** The version of an account that was looked at. */
export const versionSeen = z.int().positive();
/** Whom an OpenID provider knows: its address, a line, and its own name for them. */
export const openidSubject = z
  .string()
  .regex(/^https?:\/\/[^|\s]{1,500}\|[\x20-\x7e]{1,255}$/, 'is nobody of a provider');
