interface Area {
  id: string;
  name: string;
  kind: string;
  parent?: { id: string } | null;
}

interface Group<One extends Area> {
  id: string;
  name: string;
  below: One[];
}

/** Subdistricts and towns with their communities and villages, in the order given; the district itself heads none. */
export function grouped<One extends Area>(areas: readonly One[]): Group<One>[] {
  return areas
    .filter(({ kind }) => kind === 'SUBDISTRICT' || kind === 'TOWN')
    .map(({ id, name }) => ({ id, name, below: areas.filter(({ parent }) => parent?.id === id) }));
}
