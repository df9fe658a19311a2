import { everyone } from '../../core/policy.ts';
import { type FeedKind, feedFace } from '../pages/feed.ts';
import { followFace, followForm } from '../pages/follow.ts';
import { confirmFace, confirmForm, stopFace, stopForm } from '../pages/follow-link.ts';
import { searchParameters } from '../pages/search.ts';
import { open, type Route } from '../route.ts';

// The same feed three times: at the path + `.atom`, + `.rss`, and as JSON Feed + `.json`.
function feeds(kind: FeedKind, path: string, more: { readonly about: string; readonly query?: readonly string[] }) {
  const xml = (['atom', 'rss'] as const).map((form) => open(`${path}.${form}`, feedFace(kind, form), more));
  return [...xml, open(path, feedFace(kind, 'json'), more)];
}

/** Rows of the table: following what changes, by feed and by mail. */
export const followRoutes: readonly Route[] = [
  ...feeds('new', '/feeds/new', { about: 'A feed of the newest records.' }),
  ...feeds('changes', '/feeds/changes', { about: 'A feed of new and changed records.' }),
  ...feeds('corrections', '/feeds/corrections', { about: 'A feed of corrections.' }),
  ...feeds('record', '/records/:id/feed', { about: 'A feed of the versions of a record.' }),
  ...feeds('entity', '/entities/:id/feed', { about: 'A feed of the records of an entity.' }),
  ...feeds('search', '/records/feed', { query: searchParameters, about: 'A feed of the records of a search.' }),
  open('/follow', followFace, { query: ['what'], fresh: true, about: 'Where a page is followed, by feed or by mail.' }),
  {
    method: 'POST',
    path: '/follow',
    who: everyone,
    query: [],
    form: followForm,
    about: 'Takes the wish to follow by mail and sends a mail to confirm it.',
  },
  open('/follow/confirm/:secret', confirmFace, { fresh: true, about: 'Asks somebody to confirm that they want mail.' }),
  {
    method: 'POST',
    path: '/follow/confirm/:secret',
    who: everyone,
    query: [],
    form: confirmForm,
    about: 'Confirms that somebody wants mail.',
  },
  open('/follow/stop/:secret', stopFace, { fresh: true, about: 'Asks whether mail is to end.' }),
  {
    method: 'POST',
    path: '/follow/stop/:secret',
    who: everyone,
    query: [],
    form: stopForm,
    about: 'Ends mail; also for mail programs, by one click.',
  },
];
