import { editors, everyone } from '../../core/policy.ts';
import { complainFace, complainForm } from '../pages/complain.ts';
import { settleComplaintForm } from '../pages/complain-desk.ts';
import { complaintsFace } from '../pages/complaints.ts';
import { correctionsFace } from '../pages/corrections.ts';
import { respondFace, respondForm } from '../pages/respond.ts';
import { publishResponseForm, verifyResponseForm } from '../pages/respond-desk.ts';
import { responseStateFace, responseStateForm } from '../pages/response-state.ts';
import { open, type Route } from '../route.ts';

/** Rows of the table: right of reply, complaints and corrections. */
export const replyRoutes: readonly Route[] = [
  open('/records/:id/respond', respondFace, {
    fresh: true,
    about: 'Where an organisation that is named on a record writes its answer.',
  }),
  {
    method: 'POST',
    path: '/records/:id/respond',
    who: everyone,
    query: [],
    form: respondForm,
    about: 'Takes the answer of an organisation and gives a receipt for it.',
  },
  open('/respond', responseStateFace, { fresh: true, about: 'Asks for the receipt of an answer.' }),
  {
    method: 'POST',
    path: '/respond',
    who: everyone,
    query: [],
    form: responseStateForm,
    about: 'Shows where an answer stands, or orders a look for its token.',
  },
  open('/complain', complainFace, { fresh: true, query: ['record'], about: 'Where anybody complains.' }),
  {
    method: 'POST',
    path: '/complain',
    who: everyone,
    query: [],
    form: complainForm,
    about: 'Takes a complaint and gives it a number and a day by which it is decided.',
  },
  open('/complaints', complaintsFace, {
    fresh: true,
    query: ['page'],
    about: 'Every complaint with its state and outcome.',
  }),
  open('/corrections', correctionsFace, {
    query: ['before'],
    about: 'Every change of a record after its first version, with its reason.',
  }),
  {
    method: 'POST',
    path: '/desk/:item/verify-response',
    who: editors,
    query: [],
    form: verifyResponseForm,
    about: 'Takes an editor’s word that an answer comes from the organisation.',
  },
  {
    method: 'POST',
    path: '/desk/:item/publish-response',
    who: editors,
    query: [],
    form: publishResponseForm,
    about: 'Publishes a verified answer on its record.',
  },
  {
    method: 'POST',
    path: '/desk/:item/settle',
    who: editors,
    query: [],
    form: settleComplaintForm,
    about: 'Decides a complaint, in words that everybody reads.',
  },
];
