import type { EntityBook } from '../entities/entity-book.ts';
import { privateOf } from '../entities/text-names.ts';
import { type Offices, officesIn } from '../entities/titled-publicly.ts';
import type { Article } from './links.ts';

/** What an incident says of people: those withheld in its columns, those its texts name, and whose offices they tell. */
export type PeopleOfIncident = {
  readonly withheld: readonly string[];
  readonly named: readonly string[];
  readonly offices: Offices;
};

/** Whom an article names, by its own title and by the incidents that it reports on. */
export type ArticleNames = {
  readonly note: (number: string, people: PeopleOfIncident) => void;
  /** The names that must be gone from the title and address of an article, and the offices it may keep names for. */
  readonly of: (article: Pick<Article, 'number' | 'title'>) => {
    readonly names: readonly string[];
    readonly offices: Offices;
  };
};

type Known = {
  readonly withheld: Set<string>;
  readonly named: Set<string>;
  readonly offices: Map<string, string>;
};

/** Nothing noted yet. */
export function articleNames(book: EntityBook): ArticleNames {
  const byNumber = new Map<string, Known>();
  return {
    note: (number, { withheld, named, offices }) => {
      const known = byNumber.get(number) ?? { withheld: new Set(), named: new Set(), offices: new Map() };
      for (const name of withheld) known.withheld.add(name);
      for (const name of named) known.named.add(name);
      for (const [name, title] of offices) known.offices.set(name, title);
      byNumber.set(number, known);
    },
    of: ({ number, title }) => {
      const { withheld = [], named = [], offices: told = [] } = byNumber.get(number) ?? {};
      const offices = new Map([...told, ...officesIn([title])]);
      const names = [
        ...privateOf([...withheld], offices),
        ...book.personsAmong([...named], offices),
        ...book.personsIn(title, offices),
      ];
      return { names, offices };
    },
  };
}
