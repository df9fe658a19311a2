import { type CitationForm, citeFace, citeFileFace } from '../pages/cite.ts';
import { embedFace } from '../pages/embed.ts';
import { oembedFace, oembedParameters } from '../pages/oembed.ts';
import { sinceFace } from '../pages/revision-since.ts';
import { sitemapFace } from '../pages/sitemap.ts';
import { open, type Route } from '../route.ts';

const citation = (form: CitationForm): Route =>
  open(`/records/:id/cite.${form}`, citeFileFace(form), { about: 'A citation of a record or of a version as a file.' });

/** Rows of the table: citing, embedding and finding records from elsewhere. */
export const publishRoutes: readonly Route[] = [
  open('/records/:id/cite', citeFace, { about: 'How to cite a record, or one version of it.' }),
  ...(['apa.txt', 'bib', 'ris', 'csl'] as const).map(citation),
  open('/records/:id/since/:number', sinceFace, {
    about: 'What changed on a record since the version that was cited.',
  }),
  open('/embed/:id', embedFace, { framed: true, about: 'A record as a card that pages of other sites may show.' }),
  open('/oembed', oembedFace, { query: oembedParameters, about: 'How another site embeds a record (oEmbed 1.0).' }),
  open('/sitemap.xml', sitemapFace, { query: ['part'], about: 'Every public page, for programs that look for them.' }),
];
