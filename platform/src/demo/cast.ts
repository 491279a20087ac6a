import type { DirectoryIds, DirectoryRows } from '@redpine/directory/seed/rows';
import type { Actor } from '@redpine/kit/actor';

/** Who acts in the demonstration: actors by the code of their person, with the posts they hold. */
export interface Cast {
  actor(person: string): Actor;
  /** Id of the person. */
  person(code: string): string;
  organ(code: string): string;
  /** The short name of the organ with this id. */
  organName(id: string): string;
  area(code: string): string;
}

const known = (ids: Record<string, string>, code: string): string => {
  const id = ids[code];
  if (id === undefined) throw new Error(`the demonstration has no ${code}`);
  return id;
};

export function createCast(rows: DirectoryRows, ids: DirectoryIds): Cast {
  const names = new Map((rows.people ?? []).map(({ code, name }) => [code, name]));
  const organNames = new Map((rows.organs ?? []).map(({ code, name, shortName }) => [known(ids.organs, code), shortName ?? name]));
  const person = (code: string): string => known(ids.people, code);
  return {
    person,
    organ: (code) => known(ids.organs, code),
    organName: (id) => organNames.get(id) ?? '',
    area: (code) => known(ids.areas, code),
    actor(code) {
      const id = person(code);
      return {
        // Most of them have no account: their person stands for it.
        id: ids.accounts[code] ?? id,
        kind: 'ACCOUNT',
        username: ids.accounts[code] === undefined ? null : code,
        name: names.get(code) ?? code,
        person: id,
        posts: (rows.posts ?? []).filter((post) => post.person === code).map(({ kind, title, organ, area }, index) => ({
          id: `${code}:${index}`,
          kind,
          title,
          organ: organ === undefined || organ === null ? null : known(ids.organs, organ),
          area: area === undefined || area === null ? null : known(ids.areas, area),
        })),
      };
    },
  };
}
