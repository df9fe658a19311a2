/** A parameter as a description has it. */
export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly example?: string | number | readonly string[];
};

// Within single quotes a shell takes everything as it is but the quote itself.
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The address of an operation with the examples of its parameters. */
export function exampleAddress(path: string, parameters: readonly Parameter[]): string {
  const given = parameters.filter(({ example }) => example !== undefined);
  const filled = given
    .filter((one) => one.in === 'path')
    .reduce((text, { name, example }) => text.replace(`{${name}}`, encodeURIComponent(String(example))), path);
  const query = given
    .filter((one) => one.in === 'query')
    .flatMap(({ name, example }) => [example ?? []].flat().map((value) => `${name}=${encodeURIComponent(value)}`));
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}

/** The command that asks for an address, or sends something there as JSON, for whoever has `curl`. */
export function curlOf(address: string, sent?: unknown): string {
  if (sent === undefined) return `curl ${quoted(address)}`;
  return `curl -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(sent))} ${quoted(address)}`;
}
