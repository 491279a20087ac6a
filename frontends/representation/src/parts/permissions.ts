import { useQuery } from 'urql';
import { graphql } from '../gql/gql.ts';

const PermissionsDocument = graphql(`
  query RepresentationPermissions {
    me {
      id
      demo
      name
      deputy {
        id
      }
      representation {
        draft
        browse
        review
        assign
        handle
        import
        export
        publish
      }
    }
  }
`);

export interface Permissions {
  /** false until the answer is there, and while deputies' work does not answer: nothing is offered or denied too early */
  known: boolean;
  demo: boolean;
  /** the viewer's own seat */
  deputy: string | undefined;
  name: string;
  draft: boolean;
  browse: boolean;
  review: boolean;
  assign: boolean;
  handle: boolean;
  import: boolean;
  export: boolean;
  publish: boolean;
}

/** What the viewer may do in deputies' work at large; acts on one record have their own `availableActions`. */
export function usePermissions(): Permissions {
  const [{ data }] = useQuery({ query: PermissionsDocument });
  const may = data?.me.representation;
  return {
    known: Boolean(may),
    demo: data?.me.demo ?? false,
    deputy: data?.me.deputy?.id,
    name: data?.me.name ?? '',
    draft: may?.draft ?? false,
    browse: may?.browse ?? false,
    review: may?.review ?? false,
    assign: may?.assign ?? false,
    handle: may?.handle ?? false,
    import: may?.import ?? false,
    export: may?.export ?? false,
    publish: may?.publish ?? false,
  };
}
