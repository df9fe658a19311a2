declare module 'jsonld' {
  type Loaded = { readonly contextUrl: undefined; readonly documentUrl: string; readonly document: unknown };
  type Options = { readonly safe?: boolean; readonly documentLoader?: (url: string) => Promise<Loaded> };
  /** Only what the tests ask of it. */
  const jsonld: {
    expand(data: unknown, options: Options): Promise<readonly Readonly<Record<string, unknown>>[]>;
  };
  export default jsonld;
}
