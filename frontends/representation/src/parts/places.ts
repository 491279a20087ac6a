import { useQuery } from 'urql';
import type { ChoiceGroup } from '@redpine/ui/fields';
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

/** The areas down to community and village, by subdistrict and town: all of them, and those that the viewer keeps records in. */
export function usePlaces(): { all: readonly ChoiceGroup[]; kept: readonly ChoiceGroup[] } {
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
  if (posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE')) return { all, kept: all };
  const own = new Set(posts.flatMap(({ kind, area }) => ((kind === 'SUBDISTRICT_OFFICE' || kind === 'TOWN_PRESIDIUM') && area ? [area.id] : [])));
  return { all, kept: local.filter(({ id }) => own.has(id)).map(groupOf) };
}
