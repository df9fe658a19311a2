import { type Context, Hono } from 'hono';
import { problem, Refused } from '../core/errors.ts';
import type { World } from '../core/ports.ts';
import { makeApiAnswers } from './api/answers.ts';
import { type GiveCounted, makeApiDoor } from './api/door.ts';
import { isApiAddress } from './api/problem.ts';
import { problemOf } from './door.ts';
import { makeFormAnswers } from './form-answers.ts';
import { makePageAnswers } from './page-answers.ts';
import { makeReadings } from './reading.ts';
import { refuse } from './refusal.ts';
import { inOrder, type Route } from './route.ts';
import { routes } from './routes.ts';
import { withoutWordsOf } from './words-of-reader.ts';

const NO_ROUTE = 'none';
const taken = { GET: 'GET, HEAD', POST: 'POST' };

type Give = (context: Context) => Promise<Response>;

// A twin is routed as its page; `/index.json` is the twin of the front page.
function routedPath(request: Request): string {
  const address = request.url.slice(request.url.indexOf('/', 8));
  const end = address.search(/[?#]/);
  const path = end < 0 ? address : address.slice(0, end);
  if (path === '/index.json') return '/';
  return path.endsWith('.json') ? path.slice(0, -'.json'.length) : path;
}

/** The web application over a world: every answer comes from the table of routes, or is a refusal in the same words. */
export function makeApp(world: World): Hono {
  const app = new Hono({ getPath: routedPath });
  const readingFor = makeReadings(world);
  const answerPage = makePageAnswers(world, readingFor);
  const answerForm = makeFormAnswers(world, readingFor);
  const answerApi = makeApiAnswers(world, readingFor);
  const apiDoor = makeApiDoor(world);
  const answer =
    (route: Route): Give =>
    (context) =>
      route.method === 'GET' ? answerPage(route, context) : answerForm(route, context);

  // One for all methods of an address: several in a row cost as much as the answer when nothing changed.
  const answerAny =
    (rows: readonly Route[], allow: string): GiveCounted =>
    async (context, count) => {
      const { method, url } = context.req;
      const row = rows.find((one) => one.method === (method === 'HEAD' ? 'GET' : method));
      if (!row) return refuse(problem('method-not-allowed'), url, { allow });
      return row.method === 'GET' ? answerApi(row, context, count) : answerForm(row, context);
    };

  const fail = (error: unknown, { route, context }: { route: string; context: Context }) => {
    const found = problemOf(error);
    const { url } = context.req;
    if (found.status === 500) {
      const cause = error instanceof Refused ? error : withoutWordsOf(url, error);
      world.log.error(`An address could not be answered: ${route}`, cause);
    }
    return refuse(found, url);
  };

  // Whoever counts and logs hears of the route, never of the address.
  const told =
    (route: string, give: Give): Give =>
    async (context) => {
      const from = performance.now();
      const response = await give(context).catch((error: unknown) => fail(error, { route, context }));
      world.answered?.({ route, status: response.status, milliseconds: performance.now() - from });
      return response;
    };

  const toldByApi = (route: string, give: GiveCounted, allow: string): Give => {
    const refused = (error: unknown, context: Context) => fail(error, { route, context });
    return told(route, apiDoor(give, { allow, refused }));
  };

  for (const [path, rows] of Map.groupBy(inOrder(routes), ({ path }) => path)) {
    const allow = rows.map(({ method }) => taken[method]).join(', ');
    if (isApiAddress(path)) {
      app.all(path, toldByApi(path, answerAny(rows, allow), allow));
      continue;
    }
    for (const row of rows) app.on(row.method, path, told(path, answer(row)));
    app.all(
      path,
      told(path, async ({ req }) => refuse(problem('method-not-allowed'), req.url, { allow })),
    );
  }
  const noRoute: Give = async ({ req }) => refuse(problem('not-found'), req.url);
  const [noPage, noApi] = [told(NO_ROUTE, noRoute), toldByApi(NO_ROUTE, noRoute, taken.GET)];
  app.notFound((context) => (isApiAddress(context.req.url) ? noApi : noPage)(context));
  app.onError((error, context) => fail(error, { route: NO_ROUTE, context }));
  return app;
}
