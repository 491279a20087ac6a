import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { graphql } from '../../gql/gql.ts';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import type { HomeTileFragment } from '../../gql/graphql.ts';
import { homeGrades, homeStates } from './home-words.ts';

export const HomeTile = graphql(`
  fragment HomeTile on HomeUnit {
    __typename
    id
    level
    required
    area { id name }
    within { id name }
    home { id state grade weaknesses }
  }
`);

const messages = defineMessages({
  zh: { district: '全区', missing: '未建', notRequired: '不要求', weak: '待加强', legend: '图例', building: '筹建或暂停', ungraded: '运行，未评定', exists: '有', active: '活、好、优', count: (name: string, n: number) => `${name} ${n}` },
  en: { district: 'The district', missing: 'No home', notRequired: 'Not required', weak: 'Needs strengthening', legend: 'Key', building: 'Planned or suspended', ungraded: 'In force, not graded', exists: 'Exists', active: 'Active to excellent', count: (name: string, n: number) => `${name} ${n}` },
});

/** The areas that are the place or lie in it, of the levels; all where neither is given. The district holds all of them. */
export function tilesOf(units: readonly FragmentType<typeof HomeTile>[], { area = '', levels = [] }: { area?: string; levels?: readonly string[] }): HomeTileFragment[] {
  const all = units.map((unit) => readFragment(HomeTile, unit));
  const isWhole = area === '' || all.some(({ level, area: own }) => level === 'DISTRICT' && own?.id === area);
  return all.filter((unit) => (isWhole || unit.within?.id === area || unit.area?.id === area) && (levels.length === 0 || levels.includes(unit.level)));
}

/** A tile for each area, grouped by subdistrict and town: a link to its home, or what is missing. */
export function HomeTiles({ units }: { units: readonly HomeTileFragment[] }) {
  const text = useMessages(messages);
  const groups = Map.groupBy(units, (unit) => unit.within?.name ?? text.district);
  const places = [...groups].map(([name, own]) => (
    <section key={name} aria-label={name}>
      <h3>{name}</h3>
      <ul className="rep-tiles">
        {own.map((unit) => (
          <li key={unit.id}>
            <Tile unit={unit} />
          </li>
        ))}
      </ul>
    </section>
  ));
  return (
    <>
      <Legend units={units} />
      {places}
    </>
  );
}

/** What a tile's colour says; each tile is of one kind, and so they add up to the whole. */
const MARKS = ['missing', 'building', 'weak', 'ungraded', 'exists', 'active'] as const;
type Mark = (typeof MARKS)[number];

function markOf({ home }: HomeTileFragment): Mark {
  if (!home) return 'missing';
  if (home.state !== 'OPEN') return 'building';
  if (home.weaknesses.length > 0) return 'weak';
  return home.grade ? (home.grade === 'EXISTS' ? 'exists' : 'active') : 'ungraded';
}

function Legend({ units }: { units: readonly HomeTileFragment[] }) {
  const text = useMessages(messages);
  const marks = units.map(markOf);
  return (
    <ul className="rep-legend" aria-label={text.legend}>
      {MARKS.map((mark) => (
        <li key={mark} data-mark={mark}>
          {text.count(text[mark], marks.filter((each) => each === mark).length)}
        </li>
      ))}
    </ul>
  );
}

function Tile({ unit }: { unit: HomeTileFragment }) {
  const text = useMessages(messages);
  const states = useMessages(homeStates);
  const grades = useMessages(homeGrades);
  const { home, area, required } = unit;
  const words = home
    ? [states[home.state], grades[home.grade ?? 'none'], home.weaknesses.length > 0 ? text.weak : ''].filter((word) => word !== '').join(' · ')
    : required ? text.missing : text.notRequired;
  const inside = (
    <>
      <strong>{area?.name ?? '—'}</strong>
      <small>{words}</small>
    </>
  );
  if (!home) return <span className="rep-tile" data-mark="missing">{inside}</span>;
  return (
    <Link href={`/representation/homes/${home.id}`} className="rep-tile" data-mark={markOf(unit)}>
      {inside}
    </Link>
  );
}
