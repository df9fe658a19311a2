import type { PublicRecord } from '../public-record.ts';

/** What a release counts while its records go by: how many there are, under which licence, and the titles of some. */
export class Gathered {
  records = 0;
  readonly licences = new Map<string, number>();
  readonly attributions = new Map<string, number>();
  readonly titles = new Map<string, string>();
  private readonly wanted: ReadonlySet<string>;

  constructor(wanted: ReadonlySet<string>) {
    this.wanted = wanted;
  }

  /** Looks at every record, and gives it on. */
  async *watch(records: AsyncIterable<PublicRecord>): AsyncGenerator<PublicRecord> {
    for await (const record of records) {
      this.add(record);
      yield record;
    }
  }

  private add({ id, licence = 'none stated', attribution, document }: PublicRecord): void {
    this.records += 1;
    this.licences.set(licence, (this.licences.get(licence) ?? 0) + 1);
    if (attribution !== undefined) this.attributions.set(attribution, (this.attributions.get(attribution) ?? 0) + 1);
    if (!this.wanted.has(id)) return;
    const title = document.statements.find(({ field }) => field === 'title')?.value;
    if (typeof title === 'string') this.titles.set(id, title);
  }
}
