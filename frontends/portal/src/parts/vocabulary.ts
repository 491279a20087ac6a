import { graphql } from '../gql/gql.ts';

export const AreasDocument = graphql(`
  query PortalAreas {
    areas { id name kind parent { id } }
  }
`);

export const TopicsDocument = graphql(`
  query PortalTopics {
    topics { id code name }
  }
`);
