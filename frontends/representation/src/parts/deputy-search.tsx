import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../gql/gql.ts';
import { type FoundName, NameSearch, type NameSearchProps } from './name-search.tsx';

const DeputySearchDocument = graphql(`
  query DeputySearch($search: String!) {
    deputies(filter: { search: $search }, first: 8) {
      totalCount
      edges {
        node {
          id
          name
          delegation {
            id
            name
          }
          electoralDistrict {
            id
            name
          }
        }
      }
    }
  }
`);

const messages = defineMessages({
  zh: { none: '没有找到这个姓名的在职代表' },
  en: { none: 'No serving deputy of this name' },
});

export type FoundDeputy = FoundName;

/** Searches serving deputies by name and offers one act on each. */
export function DeputySearch(props: NameSearchProps) {
  const text = useMessages(messages);
  return (
    <NameSearch
      {...props}
      document={DeputySearchDocument}
      read={({ deputies: { totalCount, edges } }) => ({
        totalCount,
        found: edges.map(({ node: { id, name, delegation, electoralDistrict } }) => ({
          id, name, about: [delegation?.name, electoralDistrict?.name].filter(Boolean).join(' · '),
        })),
      })}
      none={text.none}
    />
  );
}
