import { folded, matchRank } from './searchText';

/** What a person is found by. */
export interface Findable {
  readonly employeeCode: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly seatalkId?: string | undefined;
}

/**
 * People by words of their names in any order, without accents, and by the beginning of their ids; those who fit best come first.
 * Everybody where nothing is typed.
 */
export function searchPeople<T extends Findable>(people: readonly T[], typed: string): T[] {
  const query = folded(typed);
  if (query === '') return [...people];
  return people
    .map((person) => ({ person, rank: rankOf(person, query) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((one, other) => other.rank - one.rank)
    .map(({ person }) => person);
}

function rankOf({ name = '', email = '', employeeCode, seatalkId = '' }: Findable, query: string): number {
  return Math.max(
    matchRank(folded(name), query),
    ...[email, employeeCode, seatalkId].map((id) => (id.toLowerCase().startsWith(query) ? 1 : 0)),
  );
}
