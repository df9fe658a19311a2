import type { DatabaseShape } from '../core/ports.ts';

/** What the steps that a database has taken mean for a program that knows so many. */
export function shapeOf(taken: number, known: number): DatabaseShape {
  if (taken === known) return 'current';
  return taken < known ? 'older' : 'newer';
}
