import type { World } from '../core/ports.ts';
import type { Visitor } from './actor.ts';
import type { Html } from './parts/html.ts';

/** The headers of a request for a part of a file, or for a file that is perhaps known. */
export type PartAsked = { readonly range?: string; readonly ifRange?: string; readonly ifNoneMatch?: string };

/**
 * What is asked for: the values of the `:names` in the path, and the checked query. Who asks is known only where the route
 * looks at it; `once` is the key for the forms of the page, on pages that are made afresh for everybody.
 */
export type Ask = {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly visitor: Visitor;
  readonly once?: string;
  /** What a request for a part of a file says; only an answer that nobody keeps may look at it. */
  readonly part?: PartAsked;
};

/** An answer that says "look there instead"; `status` is 301 when the move is for ever. */
export class Moved {
  readonly to: string;
  readonly status: 301 | 302;

  constructor(to: string, status: 301 | 302) {
    this.to = to;
    this.status = status;
  }
}

/** The status of a flow: 206 is a part of a file, 304 and 416 are sent without bytes. */
export type FlowStatus = 200 | 206 | 304 | 416;

/**
 * An answer that is sent while it is made and kept by nobody: however long it is, only a piece of it is in memory. `file` is
 * the name that a browser saves it under. What `bytes` throws cuts the answer off, so that a reader sees that it is not whole.
 */
export class Flow {
  readonly type: string;
  readonly file: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: FlowStatus;

  constructor(
    is: Pick<Flow, 'type' | 'file' | 'bytes'> & {
      readonly headers?: Flow['headers'];
      readonly status?: Flow['status'];
    },
  ) {
    this.type = is.type;
    this.file = is.file;
    this.bytes = is.bytes;
    this.headers = is.headers ?? {};
    this.status = is.status ?? 200;
  }
}

/** The status of an answer with content: 300 lists several places to go on to, 404 asks again for what is not here, 410 stands where something was taken back, 503 says why nothing should be sent here. */
export type PageStatus = 200 | 300 | 404 | 410 | 503;

/** Bytes ready to be sent; `passing` ones were made without something that was busy, so they are not kept for long. */
export type Body = {
  readonly status: PageStatus;
  readonly type: string;
  readonly text: string;
  readonly passing?: boolean;
  /** Whether the page loads modules of ours from `/islands/`; `wasm` when they may start WebAssembly too. */
  readonly islands?: boolean | 'wasm';
};

/** How a route answers, as a page or as data. Throws `Refused` for everything that is not an answer. */
export type Face = {
  /** `both`: a page and its JSON twin at the same path + `.json`; otherwise only the one or the other. */
  readonly forms: 'both' | 'page' | 'json';
  readonly answer: (world: World, ask: Ask, form: 'page' | 'json') => Promise<Body | Moved | Flow>;
};

/** The content type of pages. */
export const HTML_TYPE = 'text/html; charset=utf-8';
const CSV_TYPE = 'text/csv; charset=utf-8; header=present';
/** The content type of data as JSON. */
export const JSON_TYPE = 'application/json; charset=utf-8';

type Data<T> = (world: World, ask: Ask) => Promise<T | Moved>;
type View<T> = {
  /** `site` is the address under which readers reach the site, without a slash at the end. */
  readonly show: (data: T, ask: Ask, site: string) => Html;
  readonly status?: (data: T) => PageStatus;
  readonly passing?: (data: T) => boolean;
  /** What the JSON twin holds, when that is not all of the data. */
  readonly twin?: (data: T) => unknown;
  readonly islands?: true | 'wasm';
};

/** A page and its JSON twin: one data function, and a view that only the page needs. */
export function page<T>(data: Data<T>, view: View<T>): Face {
  const answer: Face['answer'] = async (world, ask, form) => {
    const found = await data(world, ask);
    if (found instanceof Moved) return found;
    const status = view.status?.(found) ?? 200;
    const passing = view.passing?.(found);
    if (form === 'json')
      return { status, passing, type: JSON_TYPE, text: JSON.stringify(view.twin ? view.twin(found) : found) };
    return {
      status,
      passing,
      type: HTML_TYPE,
      text: String(await view.show(found, ask, world.site())),
      islands: view.islands,
    };
  };
  return { forms: 'both', answer };
}

/** A page of nothing but words; its twin holds its title. */
export function prose(title: string, show: () => Html): Face {
  return page(async () => ({ title }), { show });
}

/** Data without a page: the text is sent as it is. */
export function json(text: (world: World, ask: Ask) => Promise<string>): Face {
  return {
    forms: 'json',
    answer: async (world, ask) => ({ status: 200, type: JSON_TYPE, text: await text(world, ask) }),
  };
}

type Text = (world: World, ask: Ask) => Promise<string>;

/** A table as a file of comma-separated values, and with `json` as data too; the address of the file ends with `.csv`. */
export function csv(text: Text, json?: Text): Face {
  const answer: Face['answer'] = async (world, ask, form) =>
    form === 'json' && json
      ? { status: 200, type: JSON_TYPE, text: await json(world, ask) }
      : { status: 200, type: CSV_TYPE, text: await text(world, ask) };
  return { forms: json ? 'both' : 'page', answer };
}

/** An answer that is sent while it is made; at a path that ends with `.json` only when told so. */
export function flow(answer: (world: World, ask: Ask) => Promise<Flow>, form: 'page' | 'json' = 'page'): Face {
  return { forms: form, answer };
}

/** A fixed file, for example the style sheet. */
export function file(type: string, text: string): Face {
  return { forms: 'page', answer: async () => ({ status: 200, type, text }) };
}
