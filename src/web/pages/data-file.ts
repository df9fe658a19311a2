import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import type { Release, ReleaseFile } from '../../core/release.ts';
import { type Ask, type Face, Flow, Moved } from '../face.ts';
import { partAnswer } from './data-part.ts';

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  sqlite: 'application/vnd.sqlite3',
};
const TEXT = 'text/plain; charset=utf-8';

/** A release by its name, or the newest one as `latest`; refuses where there is none. */
export async function releaseNamed({ releases }: World, name: string | undefined): Promise<Release> {
  const all = (await releases?.list()) ?? [];
  const found = name === 'latest' ? all[0] : all.find((release) => release.name === name);
  if (found) return found;
  throw new Refused('not-found', name === 'latest' ? 'There is no release yet.' : undefined);
}

function sent(world: World, release: Release, { file, ask }: { file: ReleaseFile; ask: Ask }): Flow {
  const { name, bytes: size, sha256 } = file;
  const etag = `"${sha256}"`;
  const part = partAnswer(ask.part ?? {}, { etag, size });
  const [from, to] = 'from' in part ? [part.from, part.to] : [0, 0];
  const range = { 206: `bytes ${from}-${to - 1}/${size}`, 416: `bytes */${size}` }[part.status as 206 | 416];
  return new Flow({
    type: types[name.split('.').at(-1) ?? ''] ?? TEXT,
    file: `casebook-${release.name}-${name.replace('/', '-')}`,
    bytes: world.releases?.read(release.name, name, { from, to }) ?? (async function* () {})(),
    status: part.status,
    headers: {
      etag,
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      ...(part.status !== 304 && { 'content-length': String(to - from) }),
      ...(range && { 'content-range': range }),
    },
  });
}

/** The face of the files of a release, and of those in a folder of it. */
export function dataFileFace(folder = ''): Face {
  const answer: Face['answer'] = async (world, { path, ...ask }, form) => {
    const release = await releaseNamed(world, path['release']);
    const name = `${folder}${path['file'] ?? ''}`;
    const whole = form === 'json' ? `${name}.json` : name;
    const file = release.files.find((one) => one.name === whole);
    if (!file) throw new Refused('not-found');
    if (path['release'] === 'latest') return new Moved(`/data/${release.name}/${name}`, 302);
    return sent(world, release, { file, ask: { path, ...ask } });
  };
  return { forms: 'both', answer };
}
