/** Who is asking: an anonymous reader of the web, or the person who runs the machine and uses the command line. */
export const roles = ['reader', 'keeper'] as const;
/** A role. */
export type Role = (typeof roles)[number];

/** Somebody who asks for an action; `name` is written to the audit. */
export type Actor = { readonly role: Role; readonly name: string };

/** An anonymous reader. */
export const reader: Actor = { role: 'reader', name: 'reader' };

/** The person at the command line of the machine. */
export const keeper: Actor = { role: 'keeper', name: 'keeper' };

/** Default deny: true only when the actor's role stands in the list. */
export function allows(who: readonly Role[], actor: Actor): boolean {
  return who.includes(actor.role);
}
