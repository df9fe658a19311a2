import { raw } from 'hono/html';
import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import type { Html } from './html.ts';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

const allowed: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 's', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'a'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  transformTags: {
    ...Object.fromEntries(headings.map((heading) => [heading, 'p'])),
    a: sanitizeHtml.simpleTransform('a', { rel: 'external nofollow noopener noreferrer' }),
  },
};

/** Markdown as safe HTML: no raw HTML, no images, no headings of its own. The only place where a page takes HTML as it is. */
export function showMarkdown(text: string): Html {
  return raw(sanitizeHtml(markdown.render(text), allowed));
}
