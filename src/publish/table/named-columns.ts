import { type EntityDocument, entityName } from '../../core/entity.ts';
import type { PublicSource } from '../../core/public.ts';
import type { Filled } from './column.ts';

type Cell<T> = Filled<T>['cell'];
const text = <T>(name: string, meaning: string, cell: Cell<T>): Filled<T> => ({ name, meaning, type: 'text', cell });
const asJson = (list: readonly unknown[] | undefined): string | undefined => list && JSON.stringify(list);

/** The columns of the table of sources. */
export const sourceColumns: readonly Filled<PublicSource>[] = [
  text('id', 'The permanent id of the source.', ({ id }) => id),
  text('title', 'Its title.', ({ title }) => title),
  text('publisher', 'Who published it.', ({ publisher }) => publisher),
  text('author', 'Who wrote it.', ({ author }) => author),
  text('published', 'When it was published (EDTF).', ({ published }) => published),
  text('language', 'Its language (BCP 47).', ({ language }) => language),
  text('url', 'Its address, where that may be shown.', ({ url }) => url),
  text('note', 'A note on it.', ({ note }) => note),
  text('withheld', 'Why its address is not shown.', ({ withheld }) => withheld),
  text('licence', 'The licence of this description.', ({ licence }) => licence),
  text('attribution', 'Whom to credit for it.', ({ attribution }) => attribution),
];

/** The columns of the table of entities. */
export const entityColumns: readonly Filled<EntityDocument>[] = [
  text('id', 'The permanent id of the entity.', ({ id }) => id),
  text('kind', 'What it is: an organisation, a public body, a system, a group ...', ({ kind }) => kind),
  text('name', 'The name it is shown by.', entityName),
  text('names_json', 'All its names with their languages, as a JSON list.', ({ names }) => asJson(names)),
  text('country', 'Its country (ISO 3166-1).', ({ country }) => country),
  text('note', 'A note on it.', ({ note }) => note),
  text('links_json', 'What it is tied to, as a JSON list.', ({ links }) => asJson(links)),
  text('ids_json', 'Its ids in other collections, as a JSON list.', ({ ids }) => asJson(ids)),
  text('licence', 'The licence of this description.', ({ licence }) => licence),
  text('attribution', 'Whom to credit for it.', ({ attribution }) => attribution),
];
