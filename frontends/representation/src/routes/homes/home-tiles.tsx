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
  zh: { district: '全区', missing: '未建', notRequired: '不要求', weak: '待加强' },
  en: { district: 'The district', missing: 'No home', notRequired: 'Not required', weak: 'Needs strengthening' },
});

/** A tile for each area, grouped by subdistrict and town: a link to its home, or what is missing. */
export function HomeTiles({ units: masked, within }: { units: readonly FragmentType<typeof HomeTile>[]; within?: string | null }) {
  const text = useMessages(messages);
  const units = masked.map((unit) => readFragment(HomeTile, unit)).filter((unit) => !within || unit.within?.id === within || unit.area?.id === within);
  const groups = Map.groupBy(units, (unit) => unit.within?.name ?? text.district);
  return [...groups].map(([name, own]) => (
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
  if (!home) return <span className="rep-tile" data-missing="">{inside}</span>;
  const inForce = home.state === 'OPEN';
  return (
    <Link href={`/representation/homes/${home.id}`} className="rep-tile" data-grade={inForce ? home.grade ?? '' : ''} data-weak={home.weaknesses.length > 0 ? '' : undefined}>
      {inside}
    </Link>
  );
}
