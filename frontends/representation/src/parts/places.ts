import { useQuery } from 'urql';
import type { Choice, ChoiceGroup } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../gql/gql.ts';

const PlacesDocument = graphql(`
  query RepresentationPlaces {
    me {
      id
      posts { id kind area { id } }
    }
    areas { id name kind parent { id } }
  }
`);

const messages = defineMessages({
  zh: { district: '全区' },
  en: { district: 'The district' },
});

interface Places {
  all: readonly ChoiceGroup[];
  /** all of them in one list, for a filter */
  flat: readonly Choice[];
  /** those that the viewer keeps records in */
  kept: readonly ChoiceGroup[];
}

/** The areas down to community and village, by subdistrict and town. */
export function usePlaces(): Places {
  const text = useMessages(messages);
  const [{ data }] = useQuery({ query: PlacesDocument });
  const areas = data?.areas ?? [];
  const posts = data?.me.posts ?? [];
  const choice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const district = areas.filter(({ kind }) => kind === 'DISTRICT').map(choice);
  const local = areas.filter(({ kind }) => kind === 'SUBDISTRICT' || kind === 'TOWN');
  const groupOf = (of: (typeof areas)[number]): ChoiceGroup => ({
    label: of.name,
    choices: [of, ...areas.filter(({ parent }) => parent?.id === of.id)].map(choice),
  });
  const all = [{ label: text.district, choices: district }, ...local.map(groupOf)];
  const flat = all.flatMap(({ choices }) => choices);
  if (posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE')) return { all, flat, kept: all };
  const own = new Set(posts.flatMap(({ kind, area }) => ((kind === 'SUBDISTRICT_OFFICE' || kind === 'TOWN_PRESIDIUM') && area ? [area.id] : [])));
  return { all, flat, kept: local.filter(({ id }) => own.has(id)).map(groupOf) };
}
