import { administrators, editors } from '../../core/policy.ts';
import type { Face } from '../face.ts';
import type { Form } from '../form-face.ts';
import { acceptFace, acceptForm, acceptParameters } from '../pages/desk/accept.ts';
import { entityLookUpFace, entityToolsFace, entityToolsForm } from '../pages/desk/entity-tools.ts';
import { deskItemFace } from '../pages/desk/item.ts';
import { deskItemForm } from '../pages/desk/item-form.ts';
import { deskFace } from '../pages/desk/queue.ts';
import { deskForm } from '../pages/desk/queue-form.ts';
import { queueParameters } from '../pages/desk/queue-query.ts';
import { closeVersionsForm, recordToolsForm } from '../pages/desk/record-form.ts';
import { recordLookUpFace, recordToolsFace } from '../pages/desk/record-tools.ts';
import { startFace, startForm } from '../pages/desk/start.ts';
import type { Route } from '../route.ts';

function look(path: string, face: Face, more: { readonly about: string; readonly query?: readonly string[] }): Route {
  return { method: 'GET', path, who: editors, query: [], fresh: true, face, ...more };
}

function take(path: string, form: Form, more: { readonly about: string; readonly query?: readonly string[] }): Route {
  return { method: 'POST', path, who: editors, query: [], form, ...more };
}

/** Rows of the table: the editors' desk. */
export const deskRoutes: readonly Route[] = [
  look('/desk', deskFace, { query: queueParameters, about: 'Everything that was sent in and waits for an editor.' }),
  take('/desk', deskForm, { query: queueParameters, about: 'Refuses several items at once.' }),
  look('/desk/:item', deskItemFace, { about: 'One report, proposal, response or complaint.' }),
  take('/desk/:item', deskItemForm, { about: 'Claims an item, asks its sender, refuses it or opens it again.' }),
  look('/desk/:item/accept', acceptFace, {
    query: acceptParameters,
    about: 'Where a report becomes a source on records, or new records.',
  }),
  take('/desk/:item/accept', acceptForm, {
    query: acceptParameters,
    about: 'Publishes what a report led to and tells its sender.',
  }),
  look('/desk/records', recordLookUpFace, { query: ['id'], about: 'Asks which record is to be worked on.' }),
  look('/desk/records/:id', recordToolsFace, { about: 'What an editor can do with a record as a whole.' }),
  take('/desk/records/:id', recordToolsForm, {
    about: 'Relates, splits, merges, reverts or withdraws a record, or writes down who was asked for an answer.',
  }),
  {
    ...{ method: 'POST', path: '/desk/records/:id/close', who: administrators, query: [], form: closeVersionsForm },
    about: 'Erases what earlier versions of a record say; that they were there, why, and their commitment stay.',
  },
  look('/desk/entities', entityLookUpFace, { query: ['id'], about: 'Asks which entity is to be worked on.' }),
  look('/desk/entities/:id', entityToolsFace, { about: 'What an editor can do with an entity.' }),
  take('/desk/entities/:id', entityToolsForm, { about: 'Changes an entity, merges it into another or undoes that.' }),
  look('/desk/sources', startFace, { query: ['source'], about: 'Where a record is started from a source.' }),
  take('/desk/sources', startForm, { query: ['source'], about: 'Publishes a record that was started from a source.' }),
];
