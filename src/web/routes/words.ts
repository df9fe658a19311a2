import { aboutFace, accessFace } from '../pages/words.ts';
import { open, type Route } from '../route.ts';

/** Rows of the table: pages of nothing but words. */
export const wordsRoutes: readonly Route[] = [
  open('/about', aboutFace, { fixed: true, about: 'What Casebook is and what it will never do.' }),
  open('/access', accessFace, { fixed: true, about: 'How to get at the data.' }),
];
