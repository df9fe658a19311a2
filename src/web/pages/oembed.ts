import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { plainText } from '../../publish/feed/feed.ts';
import { single } from '../door.ts';
import { type Ask, type Face, JSON_TYPE } from '../face.ts';
import { publicHead } from '../shown-record.ts';

/** What the other site may ask for; `maxwidth` and `maxheight` are in CSS pixels. */
export const oembedParameters = ['url', 'format', 'maxwidth', 'maxheight'] as const;

const WIDTH = 600;
const HEIGHT = 280;
const record = /^\/(?:records|embed)\/([A-Z]{2,8}-[1-9]\d*)(?:@[1-9]\d*|\/revisions\/[1-9]\d*)?$/;

function urlOf(ask: Ask): URL {
  const text = single(ask, 'url');
  if (text === undefined) throw new Refused('bad-parameter', 'The parameter “url” is missing.');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new Refused('bad-parameter', `The parameter “url” is not a web address: “${text.slice(0, 60)}”.`);
}

function idAt(site: string, url: URL): string {
  const path = url.href.startsWith(`${site}/`) ? url.href.slice(site.length).replace(/[?#].*$/, '') : '';
  const [, id] = record.exec(path.replace('%40', '@')) ?? [];
  if (id === undefined) throw new Refused('not-found', 'No record of this site is at the address in “url”.');
  return id;
}

function pixels(ask: Ask, name: 'maxwidth' | 'maxheight', usual: number): number {
  const text = single(ask, name);
  if (text === undefined) return usual;
  if (/^[1-9]\d{0,5}$/.test(text)) return Math.min(usual, Number(text));
  throw new Refused('bad-parameter', `The parameter “${name}” is not a number of pixels: “${text.slice(0, 60)}”.`);
}

function formatOf(ask: Ask): 'json' | 'xml' {
  const format = single(ask, 'format') ?? 'json';
  if (format === 'json' || format === 'xml') return format;
  throw new Refused('bad-parameter', `The parameter “format” is json or xml, not “${format.slice(0, 60)}”.`);
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => plainText(text).replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

type Answer = Readonly<Record<string, string | number>>;

async function answerTo(world: World, ask: Ask): Promise<Answer> {
  const site = world.site();
  const id = idAt(site, urlOf(ask));
  const named = await publicHead(world, id);
  const head = named.mergedInto === undefined ? named : await publicHead(world, named.mergedInto);
  const [card] = head.state === 'withdrawn' ? [] : await world.store.cards([head.id]);
  if (!card) throw new Refused('withdrawn');
  const [width, height] = [pixels(ask, 'maxwidth', WIDTH), pixels(ask, 'maxheight', HEIGHT)];
  const html = `<iframe src="${site}/embed/${card.id}" width="${width}" height="${height}" title="${escaped(card.title)}" sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" style="border:0;max-width:100%"></iframe>`;
  return {
    ...{ version: '1.0', type: 'rich', title: card.title, provider_name: 'Casebook', provider_url: `${site}/` },
    ...{ cache_age: 3_600, width, height, html },
  };
}

function asXml(answer: Answer): string {
  const parts = Object.entries(answer).map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${parts.join('\n')}\n</oembed>\n`;
}

/** How another site embeds a record, by oEmbed 1.0. */
export const oembedFace: Face = {
  forms: 'page',
  answer: async (world, ask) => {
    const format = formatOf(ask);
    const answer = await answerTo(world, ask);
    return format === 'json'
      ? { status: 200, type: JSON_TYPE, text: JSON.stringify(answer) }
      : { status: 200, type: 'text/xml; charset=utf-8', text: asXml(answer) };
  },
};
