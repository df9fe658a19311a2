import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { type Fault, lineAt } from './source.ts';
import { filesIn, type Tree } from './tree.ts';

const containerfile = 'ops/Containerfile';
const compose = 'ops/compose.yaml';
const ignored = '.dockerignore';
const manual = 'docs/operating.md';

// What a unit must say, beside what systemd-analyze looks at.
const unitLines = [
  'Type=exec',
  'User=casebook',
  'Restart=on-failure',
  'NoNewPrivileges=yes',
  'ProtectSystem=strict',
  'ProtectHome=yes',
  'PrivateTmp=yes',
  'PrivateDevices=yes',
  'StateDirectory=casebook',
  'CapabilityBoundingSet=',
  'SystemCallFilter=@system-service',
];

type Instruction = { readonly name: string; readonly rest: string; readonly line: number };

/** Checks what operators are given: the units, the container file, the compose file and the manual against the program. */
export function checkOperations(tree: Tree, help: string): Fault[] {
  return [
    ...filesIn(tree, ['ops'], /\.service$/).flatMap(([path, text]) => checkUnit(path, text)),
    ...checkContainerfile(tree),
    ...checkIgnored(tree),
    ...checkCompose(tree),
    ...checkNames(tree, help),
  ];
}

function checkUnit(path: string, text: string): Fault[] {
  const lines = new Set(text.split('\n'));
  return unitLines
    .filter((line) => !lines.has(line))
    .map((line) => ({ path, line: 1, message: `does not say ${line}` }));
}

// A line that ends with a backslash goes on; comments are no instructions.
function instructionsIn(text: string): Instruction[] {
  const found = text.matchAll(/^(?!#)(\w+)[ \t]+((?:.*\\\n)*.*)$/gm);
  return [...found].map(({ index, 1: name = '', 2: rest = '' }) => ({
    name: name.toUpperCase(),
    rest: rest.replace(/\\\n\s*/g, ''),
    line: lineAt(text, index),
  }));
}

const rules: readonly [says: string, holds: (all: readonly Instruction[], last: readonly Instruction[]) => boolean][] =
  [
    ['starts from an image of Node 24 by its tag', (all) => all.every(isNamedBase)],
    ['runs as a user by number who is not root', (_, last) => /^[1-9]\d*(?::[1-9]\d*)?$/.test(restOf(last, 'USER'))],
    ['installs by npm ci --omit=dev', (all) => all.some(({ rest }) => /\bnpm ci\b.*--omit=dev\b/.test(rest))],
    ['asks /healthz for its health', (_, last) => /fetch\(.*\/healthz/.test(restOf(last, 'HEALTHCHECK'))],
    [
      'starts the program without a shell',
      (_, last) => /^\["node",.*"src\/main\.ts"\]$/.test(restOf(last, 'ENTRYPOINT')),
    ],
    ['copies what it names, and adds nothing from elsewhere', (all) => all.every(({ name }) => name !== 'ADD')],
  ];

function isNamedBase({ name, rest }: Instruction): boolean {
  return name !== 'FROM' || /^(?:[\w./-]+\/)?node:24(?:-[\w.-]+)?(?: AS \w+)?$/.test(rest);
}

function restOf(instructions: readonly Instruction[], wanted: string): string {
  return instructions.findLast(({ name }) => name === wanted)?.rest ?? '';
}

function checkContainerfile(tree: Tree): Fault[] {
  const path = containerfile;
  const text = tree.get(path);
  if (text === undefined) return [{ path, line: 1, message: 'is missing' }];
  const all = instructionsIn(text);
  const last = all.slice(all.findLastIndex(({ name }) => name === 'FROM'));
  const linted = validate(text).map(
    ({ message, range }): Fault => ({
      path,
      line: range.start.line + 1,
      message: String(message),
    }),
  );
  const broken = rules
    .filter(([, holds]) => !holds(all, last))
    .map(([says]): Fault => ({ path, line: 1, message: `must be one that ${says}` }));
  return [...linted, ...broken, ...checkCopies(tree, all)];
}

function copiedBy({ name, rest }: Instruction): readonly string[] {
  return name === 'COPY' && !rest.startsWith('--from=') ? rest.split(/\s+/).slice(0, -1) : [];
}

function checkCopies(tree: Tree, all: readonly Instruction[]): Fault[] {
  const isThere = (name: string): boolean =>
    tree.has(name) || [...tree.keys()].some((file) => file.startsWith(`${name}/`));
  const isLetIn = new Set((tree.get(ignored) ?? '').split('\n'));
  return all.flatMap((one) =>
    copiedBy(one)
      .filter((name) => !isThere(name) || !isLetIn.has(`!${name}`))
      .map((name) => ({
        path: containerfile,
        line: one.line,
        message: `copies ${name}, which is not there or is ignored`,
      })),
  );
}

function checkIgnored(tree: Tree): Fault[] {
  const first = (tree.get(ignored) ?? '').split('\n').find((line) => line !== '' && !line.startsWith('#'));
  return first === '**' ? [] : [{ path: ignored, line: 1, message: 'must begin by ignoring everything' }];
}

type Service = {
  readonly image?: string;
  readonly build?: unknown;
  readonly restart?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
};

function checkCompose(tree: Tree): Fault[] {
  const fault = (message: string): Fault => ({ path: compose, line: 1, message });
  const { services = {}, volumes = {} } = parse(tree.get(compose) ?? '', { merge: true }) as {
    services?: Readonly<Record<string, Service>>;
    volumes?: object;
  };
  return Object.entries(services).flatMap(([name, one]) => [
    ...(one.image === undefined && one.build === undefined ? [fault(`${name} has no image`)] : []),
    ...(one.restart === undefined ? [fault(`${name} is not started again`)] : []),
    ...(one.ports ?? [])
      .filter((port) => !port.startsWith('127.'))
      .map((port) => fault(`${name} opens ${port} to all`)),
    ...(one.volumes ?? [])
      .filter((volume) => !Object.hasOwn(volumes, volume.split(':')[0] ?? ''))
      .map((volume) => fault(`${name} uses ${volume}, which is not listed`)),
    ...Object.keys(one.depends_on ?? {})
      .filter((other) => !Object.hasOwn(services, other))
      .map((other) => fault(`${name} waits for ${other}, which is not there`)),
  ]);
}

// A setting or a command that operators read of must be one that `--help` knows, and the other way round.
function checkNames(tree: Tree, help: string): Fault[] {
  const settings = /\b(?:CASEBOOK|DATABASE)_[A-Z_]+\b/g;
  const said = filesIn(tree, ['ops', 'docs'], /^(?:ops\/|docs\/operating)/);
  const known = new Set(help.match(settings));
  const unknown = said.flatMap(([path, text]) =>
    [...text.matchAll(settings)]
      .filter(([name]) => !known.has(name) && name !== 'DATABASE_PASSWORD')
      .map(({ index, 0: name }) => ({
        path,
        line: lineAt(text, index),
        message: `names ${name}, which --help does not`,
      })),
  );
  const text = tree.get(manual) ?? '';
  const commands = new Set([...help.matchAll(/^ {2}casebook ([a-z]+)/gm)].map(([, name]) => name));
  const wrong = [...text.matchAll(/`(?:\.\/)?casebook ([a-z]+)|^ *(?:sudo .*)?(?:\.\/)?casebook ([a-z]+)/gm)]
    .filter(({ 1: quoted, 2: typed }) => !commands.has(quoted ?? typed))
    .map(({ index, 0: name }) => ({ path: manual, line: lineAt(text, index), message: `no such command: ${name}` }));
  const untold = [...known]
    .filter((name) => !text.includes(name))
    .map((name): Fault => ({ path: manual, line: 1, message: `does not tell of ${name}` }));
  return [...unknown, ...wrong, ...untold];
}
