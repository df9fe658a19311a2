import { downloadFace } from '../pages/download.ts';
import { searchParameters } from '../pages/search.ts';
import { downloads } from '../parts/download-links.ts';
import { open, type Route } from '../route.ts';

/** Rows of the table: all records of a search as a file, with the same parameters as `/records`. */
export const downloadRoutes: readonly Route[] = downloads.map(({ ending, label, about }) =>
  open(`/records/download${ending}`, downloadFace(ending), {
    query: searchParameters,
    about: `All records of a search as ${label}: ${about}.`,
  }),
);
