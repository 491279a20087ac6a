import { useQuery } from 'urql';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../gql/gql.ts';
import type { OrganKind } from '../gql/graphql.ts';
import type { Choice, ChoiceGroup } from '@redpine/ui/fields';

const VocabularyDocument = graphql(`
  query RepresentationVocabulary {
    topics {
      id
      code
      name
    }
    areas {
      id
      name
      kind
    }
    organs(filter: { handlesSuggestions: true }) {
      id
      shortName
      kind
    }
    terms {
      id
      name
      sessions {
        id
        name
      }
    }
    replyCategories {
      code
      name
    }
  }
`);

const organKinds = defineMessages({
  zh: {
    PARTY: '区委及党的机关',
    CONGRESS: '人大机构',
    GOVERNMENT: '政府部门',
    SUPERVISORY_COMMISSION: '监察委员会',
    COURT: '人民法院',
    PROCURATORATE: '人民检察院',
    SUBDISTRICT: '街道',
    TOWN: '镇',
    OTHER: '群团组织及其他',
  },
  en: {
    PARTY: 'Party organs',
    CONGRESS: 'Congress bodies',
    GOVERNMENT: 'Government departments',
    SUPERVISORY_COMMISSION: 'Supervisory commission',
    COURT: 'Court',
    PROCURATORATE: 'Procuratorate',
    SUBDISTRICT: 'Subdistricts',
    TOWN: 'Towns',
    OTHER: 'Mass organisations and others',
  },
});

export interface Vocabulary {
  /** by code */
  topics: readonly Choice[];
  /** the district first, then its subdistricts and towns; communities are below the level of assignment */
  areas: readonly Choice[];
  /** those that suggestions can be assigned to */
  units: readonly ChoiceGroup[];
  /** those of them within the government */
  governmentUnits: readonly ChoiceGroup[];
  sessions: readonly Choice[];
  categories: readonly Choice[];
}

/** The vocabularies that filters and forms offer; asked for once and then kept by the client's cache. */
export function useVocabulary(): Vocabulary {
  const kinds = useMessages(organKinds);
  const [{ data }] = useQuery({ query: VocabularyDocument });
  const organs = data?.organs ?? [];
  const shownKinds = [...new Set(organs.map((organ): OrganKind => organ.kind))];
  return {
    topics: (data?.topics ?? []).map(({ code, name }) => ({ value: code, label: name })),
    areas: (data?.areas ?? [])
      .filter(({ kind }) => kind === 'DISTRICT' || kind === 'SUBDISTRICT' || kind === 'TOWN')
      .map(({ id, name }) => ({ value: id, label: name })),
    units: shownKinds.map((kind) => ({
      label: kinds[kind],
      choices: organs.filter((organ) => organ.kind === kind).map(({ id, shortName }) => ({ value: id, label: shortName })),
    })),
    governmentUnits: [
      {
        label: kinds.GOVERNMENT,
        choices: organs.filter((organ) => organ.kind === 'GOVERNMENT').map(({ id, shortName }) => ({ value: id, label: shortName })),
      },
    ],
    sessions: (data?.terms ?? []).flatMap(({ sessions }) => sessions.map(({ id, name }) => ({ value: id, label: name }))),
    categories: (data?.replyCategories ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
  };
}
