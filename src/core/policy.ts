/**
 * Who is asking: an anonymous reader of the web; somebody signed in, as contributor, editor or administrator; or the person
 * who runs the machine and uses the command line.
 */
export const roles = ['reader', 'contributor', 'editor', 'administrator', 'keeper'] as const;
/** A role. */
export type Role = (typeof roles)[number];

/** Who may do what is open to all. */
export const everyone: readonly Role[] = roles;

/** Who may do what needs an account. */
export const signedIn: readonly Role[] = ['contributor', 'editor', 'administrator'];

/** Who decides what becomes public. */
export const editors: readonly Role[] = ['editor', 'administrator', 'keeper'];

/** Who decides who the editors are. */
export const administrators: readonly Role[] = ['administrator', 'keeper'];

/**
 * Somebody who asks for an action. `name` is written to the audit: the id of an account, never what it is called;
 * `credit` is what revisions are signed with.
 */
export type Actor = {
  readonly role: Role;
  readonly name: string;
  readonly account?: string;
  readonly credit?: string;
};

/** An anonymous reader. */
export const reader: Actor = { role: 'reader', name: 'reader' };

/** The person at the command line of the machine. */
export const keeper: Actor = { role: 'keeper', name: 'keeper' };

/** Default deny: true only when the actor's role stands in the list. */
export function allows(who: readonly Role[], actor: Actor): boolean {
  return who.includes(actor.role);
}
