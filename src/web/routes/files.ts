import { recordJsonSchema } from '../../core/record-json-schema.ts';
import { file, json } from '../face.ts';
import { aliveFace, readyFace } from '../pages/health.ts';
import { islandFace } from '../pages/island.ts';
import { robotsFace } from '../pages/sitemap.ts';
import { open, type Route } from '../route.ts';
import { styleSheet } from '../style-sheet.ts';

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#9a2f14"/><path d="M9 8h14M9 14h14M9 20h5m3 0h6M9 26h9" stroke="#fff" stroke-width="2.5"/></svg>`;

const schema = json(async () => JSON.stringify(recordJsonSchema(), null, 1));

/** Rows of the table: what programs ask for. */
export const filesRoutes: readonly Route[] = [
  open('/schema/record-1', schema, { fixed: true, about: 'The JSON Schema of a record.' }),
  open('/style.css', file('text/css; charset=utf-8', styleSheet), {
    query: ['v'],
    keep: true,
    fixed: true,
    about: 'The style sheet.',
  }),
  open('/islands/:name', islandFace, { fixed: true, about: 'A module that makes a form more comfortable.' }),
  open('/favicon.svg', file('image/svg+xml', icon), { fixed: true, about: 'The icon.' }),
  open('/robots.txt', robotsFace, {
    fixed: true,
    about: 'What crawlers are asked to leave alone.',
  }),
  open('/healthz', aliveFace, { fresh: true, about: 'Whether the process lives, for programs that watch it.' }),
  open('/readyz', readyFace, { fresh: true, about: 'Whether requests should be sent here, and if not, why.' }),
];
