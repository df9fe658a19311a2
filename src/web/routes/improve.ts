import { editors, everyone } from '../../core/policy.ts';
import { improveFace, improveForm } from '../pages/improve.ts';
import { reviewForm } from '../pages/review-decide.ts';
import { open, type Route } from '../route.ts';

/** Rows of the table: suggesting a change of a record, and for editors making it. */
export const improveRoutes: readonly Route[] = [
  open('/records/:id/improve', improveFace, {
    query: ['field'],
    fresh: true,
    asks: true,
    about: 'What can be improved about a record, and the form of one field.',
  }),
  {
    method: 'POST',
    path: '/records/:id/improve',
    who: everyone,
    query: [],
    asks: true,
    form: improveForm,
    about: 'Checks and sends a change of a record; editors publish it at once.',
  },
  {
    method: 'POST',
    path: '/desk/:item/proposal',
    who: editors,
    query: [],
    form: reviewForm,
    about: 'Publishes a proposal as it is or changed, or declines it.',
  },
];
