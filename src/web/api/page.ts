import { html } from 'hono/html';
import { problem, problemCodes } from '../../core/errors.ts';
import type { Described } from '../../publish/openapi.ts';
import { type Face, page } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { apiDocument } from './document.ts';
import { curlOf, exampleAddress, type Parameter } from './example.ts';
import { apiRate } from './rate-limit.ts';

type DrawnOperation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Described; readonly example?: unknown }>>;
  };
  readonly responses: Readonly<Record<string, Described>>;
};

// The part of a description that the page draws.
type Drawn = {
  readonly servers: readonly { readonly url: string }[];
  readonly info: { readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<'get' | 'post', DrawnOperation | undefined>>>>;
};

function typeOf(schema: Described): string {
  if (Array.isArray(schema.enum)) return schema.enum.join(', ');
  if (schema.type === 'array') return 'text, several';
  if (schema.type === 'integer') {
    const { minimum, maximum, default: usual } = schema;
    const ends = maximum === undefined || Number(maximum) > 1e9 ? `from ${minimum}` : `${minimum} to ${maximum}`;
    return `${ends}${usual === undefined ? '' : `, otherwise ${usual}`}`;
  }
  return 'text';
}

function parameterTable(operation: DrawnOperation): Html | '' {
  const { parameters, requestBody } = operation;
  const body = requestBody?.content['application/json']?.schema as
    | { properties?: Record<string, Described>; required?: string[] }
    | undefined;
  const sent = Object.entries(body?.properties ?? {}).map(
    ([name, { description, ...schema }]): Parameter => ({
      ...{ name, in: 'query', required: body?.required?.includes(name) === true, schema },
      ...(typeof description === 'string' && { description }),
    }),
  );
  const all = [...parameters, ...sent];
  if (all.length === 0) return '';
  const rows = all.map(
    ({ name, required, description, schema }) =>
      html`<tr><th scope="row"><code>${name}</code>${required ? html` <span class="small">needed</span>` : ''}</th><td>${description ?? ''}<p class="small">${typeOf(schema)}</p></td></tr>`,
  );
  return html`<table class="list"><caption>${sent.length > 0 ? 'What is sent' : 'Parameters'}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table>`;
}

type Line = { readonly path: string; readonly method: string; readonly operation: DrawnOperation };

function operationPart(site: string, { path, method, operation }: Line): Html {
  const { operationId, summary, description } = operation;
  const statuses = Object.keys(operation.responses).join(', ');
  const address = exampleAddress(path, operation.parameters);
  return html`<section class="operation" aria-labelledby="${operationId}">
<h3 id="${operationId}"><code>${method.toUpperCase()} ${path}</code></h3>
<p>${summary}${description ? html` ${description}` : ''}</p>
${parameterTable(operation)}
<pre class="command"><code>${curlOf(site + address, operation.requestBody?.content['application/json']?.example)}</code></pre>
<p class="small">Answers ${statuses}.${method === 'get' ? html` <a href="${address}">See this answer<span class="out"> of ${path}</span></a>` : ''}</p>
</section>`;
}

function problemRow(code: (typeof problemCodes)[number]): Html {
  const { status, sentence } = problem(code);
  return html`<tr id="problem-${code}"><th scope="row"><code>${code}</code></th><td class="number">${status}</td><td>${sentence}</td></tr>`;
}

function drawn(document: Drawn): Html {
  const site = document.servers[0]?.url ?? '';
  const parts = Object.entries(document.paths).flatMap(([path, methods]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const operation = methods[method];
      return operation ? [operationPart(site, { path, method, operation })] : [];
    }),
  );
  return layout({
    title: 'The API',
    section: 'access',
    path: '/api',
    about: 'How programs get at everything public here: every address with an example.',
    main: html`<div class="prose wide">
<p class="kicker"><a href="/access">Access database</a> · for programs</p>
<h1>The API</h1>
<p class="deck">${document.info.description}</p>
<p>The same as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>, for programs that write programs.</p>
<h2>Rules</h2>
<ul>
<li>One network may ask ${apiRate.burst.toLocaleString('en')} times at once and ${apiRate.perSecond} times a second in the long run. <code>RateLimit</code> says what is left; a 429 says in <code>Retry-After</code> when to go on. What is counted is forgotten with the process.</li>
<li>Pages of other sites may read everything here (CORS). A report is taken from pages of this site and from programs.</li>
<li>Answers come smaller with <code>Accept-Encoding: gzip</code> or <code>br</code>; <code>curl --compressed</code> asks for that.</li>
<li>An address or a parameter that is not known is refused, and the refusal names it.</li>
</ul>
<h2>Addresses</h2>
${parts}
<h2>Problems</h2>
<table class="list"><caption>Codes and what they mean</caption>
<thead><tr><th scope="col">Code</th><th scope="col" class="number">Status</th><th scope="col">Meaning</th></tr></thead>
<tbody>${problemCodes.map(problemRow)}</tbody></table></div>`,
  });
}

/** The page about the API, drawn from its description, which is its twin. */
export const apiFace: Face = page(async (world) => (await apiDocument(world)) as unknown as Drawn, { show: drawn });
