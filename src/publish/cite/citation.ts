/** What a citation of one version of a record names; `time` is ISO 8601, `commitment` hexadecimal, `address` where the version stays for good. */
export type Citation = {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly lang: string;
  readonly time: string;
  readonly address: string;
  readonly commitment: string;
};

/** The one name of a version: `CB-1@7`. */
export function versionName({ id, revision }: Pick<Citation, 'id' | 'revision'>): string {
  return `${id}@${revision}`;
}

/** The title on one line, without characters that nobody sees. */
export function plainTitle({ title }: Pick<Citation, 'title'>): string {
  return title
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim();
}

/** What tells a reader years later whether the bytes are still the same. */
export function commitmentNote({ commitment }: Pick<Citation, 'commitment'>): string {
  return `SHA-256 commitment of this version: ${commitment}`;
}

/** Year, month and day in UTC. */
export function dayParts({ time }: Pick<Citation, 'time'>): readonly [number, number, number] {
  const [year = 0, month = 0, day = 0] = time.slice(0, 'yyyy-mm-dd'.length).split('-').map(Number);
  return [year, month, day];
}
