import { useQuery } from 'urql';
import { graphql } from '../gql/gql.ts';

const PermissionsDocument = graphql(`
  query AdministrationPermissions {
    me {
      id
      administration {
        areas
        organs
        people
        posts
        postKinds
        terms
        topics
        accounts
        audit
        contacts
      }
      representation {
        rules
        calendar
      }
    }
  }
`);

/** What the viewer may administer; undefined until the answer is there. */
export function usePermissions() {
  const [{ data }] = useQuery({ query: PermissionsDocument });
  if (!data) return undefined;
  const { administration, representation } = data.me;
  return { ...administration, rules: representation?.rules ?? false, calendar: representation?.calendar ?? false };
}
