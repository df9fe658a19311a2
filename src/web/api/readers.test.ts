import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { Validator } from '@seriousme/openapi-schema-validator';
import { type OpenAPIClient, OpenAPIClientAxios } from 'openapi-client-axios';
import { descriptionOf } from '../../../test/world/api-description.ts';
import { type FurnishedHouse, furnishedHouse, listenAsSite } from '../../../test/world/open-house.ts';

const run = promisify(execFile);

async function served(t: TestContext): Promise<FurnishedHouse & { readonly own: string }> {
  const house = await furnishedHouse(t);
  return { ...house, ...(await listenAsSite(t, house.world)) };
}

const unescaped = (html: string): string =>
  html
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

test('every command on the page about the API does what it says, in a shell', async (t) => {
  const { app } = await served(t);
  const page = await (await app.request('/api')).text();
  const commands = [...page.matchAll(/<pre class="command"><code>([\s\S]*?)<\/code><\/pre>/g)].map(([, text = '']) =>
    unescaped(text),
  );
  assert.ok(commands.length >= 16);
  for (const command of commands) {
    const { stdout } = await run('sh', ['-c', `${command} -s -w '\\n%{http_code}'`]);
    const lines = stdout.split('\n');
    // The ticket of the example is none, and a report without one is refused.
    assert.equal(lines.at(-1), command.includes(' -d ') ? '400' : '200', command);
    assert.equal(typeof JSON.parse(lines.slice(0, -1).join('\n')), 'object');
  }
});

// Nothing but Python's standard library, with the name that it gives itself.
const program = `
import json, sys, urllib.error, urllib.parse, urllib.request, gzip
own = sys.argv[1]
def ask(path, **headers):
    request = urllib.request.Request(own + path, headers=headers)
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        if answer.headers['content-encoding'] == 'gzip':
            body = gzip.decompress(body)
        return json.loads(body), answer.headers
ids, cursor = [], None
while True:
    query = {'sort': 'changed', 'limit': 7, **({'cursor': cursor} if cursor else {})}
    page, headers = ask('/api/v1/records?' + urllib.parse.urlencode(query), **{'Accept-Encoding': 'gzip'})
    ids += [record['id'] for record in page['records']]
    cursor = page.get('next')
    if not cursor: break
codes = []
for headers in ({'If-None-Match': headers['ETag'], 'Accept-Encoding': 'gzip'}, {'If-Modified-Since': headers['Last-Modified']}):
    try: ask('/api/v1/records?' + urllib.parse.urlencode(query), **headers)
    except urllib.error.HTTPError as error: codes.append(error.code)
try: ask('/api/v1/records?planted=1')
except urllib.error.HTTPError as error: problem = json.load(error); kind = error.headers['content-type']
print(json.dumps({'total': page['total'], 'ids': ids, 'codes': codes, 'problem': problem, 'kind': kind}))
`;

test('urllib of Python reads every page of a list, is told what did not change, and why it is refused', async (t) => {
  const { own } = await served(t);
  const { stdout } = await run('python3', ['-c', program, own]);
  const { total, ids, codes, problem, kind } = JSON.parse(stdout) as Record<string, unknown> & { ids: string[] };
  assert.equal(ids.length, total);
  assert.equal(new Set(ids).size, total);
  assert.deepEqual(codes, [304, 304]);
  assert.equal(kind, 'application/problem+json; charset=utf-8');
  const { code, faults } = problem as { code: string; faults: readonly { path: string }[] };
  assert.deepEqual([code, faults[0]?.path], ['bad-parameter', 'planted']);
});

test('a validator that is not ours finds the description to be OpenAPI 3.1', async (t) => {
  const { app } = await furnishedHouse(t);
  const description = await descriptionOf(app);
  const validator = new Validator();
  const { valid, errors } = await validator.validate({ ...description });
  assert.deepEqual([valid, errors, validator.version], [true, undefined, '3.1']);
  const { valid: isPlanted } = await validator.validate({ ...description, paths: { 'no-slash': {} } });
  assert.equal(isPlanted, false);
});

type Listed = { readonly total: number; readonly records: readonly { readonly countries: readonly string[] }[] };
type Version = { readonly id: string; readonly revision: number; readonly newest: number };
// What the client has is made when it runs, from the names of the operations.
type Client = {
  [name in keyof OpenAPIClient]: OpenAPIClient[name];
} & {
  listRecords(given: { limit: number; country: readonly string[] }): Promise<{ readonly data: Listed }>;
  getRecord(given: { id: string }): Promise<{ readonly data: Version }>;
  getRevision(given: { id: string; number: number }): Promise<{ readonly data: Version }>;
};

test('a client made from the description reads with the names it gives', async (t) => {
  const { own, has } = await served(t);
  // Lists as OpenAPI has them by default: the name again for each value.
  const axiosConfigDefaults = { paramsSerializer: { indexes: null } };
  const api = new OpenAPIClientAxios({ definition: `${own}/api/v1/openapi.json`, axiosConfigDefaults });
  const client = await api.init<Client>();
  const { data } = await client.listRecords({ limit: 3, country: ['CN'] });
  assert.ok(
    data.total > 0 && data.records.length <= 3 && data.records.every(({ countries }) => countries.includes('CN')),
  );
  const { data: record } = await client.getRecord({ id: has.sensenets });
  assert.equal(record.id, has.sensenets);
  const { data: revision } = await client.getRevision({ id: has.edited, number: 1 });
  assert.deepEqual([revision.revision, revision.newest], [1, 3]);
  await assert.rejects(async () => client.getRecord({ id: has.withdrawn }), { status: 410 });
});
