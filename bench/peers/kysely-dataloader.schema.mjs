// The schema of the service and its resolvers.
import { sql } from 'kysely';
import { submitted, SUGGESTION } from './kysely-dataloader.loaders.mjs';

export const typeDefs = /* GraphQL */ `
  type Query {
    suggestions(deputy: ID, first: Int! = 20, after: SuggestionKey): SuggestionPage!
    suggestion(id: ID!): Suggestion
    areas(ids: [ID!]!): [Area!]!
  }
  "The row that ends the page before."
  input SuggestionKey {
    listedAt: String!
    id: ID!
  }
  type SuggestionPage {
    nodes: [Suggestion!]!
    hasNextPage: Boolean!
  }
  type Suggestion {
    id: ID!
    number: String
    title: String!
    state: String!
    submittedAt: String
    leadDeputy: Deputy
    handlings: [Handling!]!
    cosigners: [Cosigner!]!
    timeline(latest: Int! = 5): [TimelineEntry!]!
  }
  type Handling {
    role: String!
    state: String!
    unit: Organ
  }
  type Organ {
    id: ID!
  }
  type Cosigner {
    state: String!
    deputy: Deputy!
  }
  type Deputy {
    id: ID!
    name: String!
  }
  type TimelineEntry {
    at: String!
    action: String!
    note: String
  }
  type Area {
    id: ID!
    suggestions(first: Int! = 20): [Suggestion!]!
  }
`;

export const resolvers = {
  Query: {
    async suggestions(_, { deputy, first, after }, { db }) {
      let query = submitted(db).select(SUGGESTION).orderBy('listed_at', 'desc').orderBy('id', 'desc').limit(first + 1);
      if (deputy) query = query.where('lead_deputy_id', '=', deputy);
      if (after) query = query.where(sql`(listed_at, id) < (${after.listedAt}::timestamptz, ${after.id}::uuid)`);
      const rows = await query.execute();
      return { nodes: rows.slice(0, first), hasNextPage: rows.length > first };
    },
    suggestion: (_, { id }, { db }) => submitted(db).select(SUGGESTION).where('id', '=', id).executeTakeFirst(),
    areas: (_, { ids }) => ids.map((id) => ({ id })),
  },
  Suggestion: {
    submittedAt: ({ submitted_at: at }) => at?.toISOString(),
    leadDeputy: ({ lead_deputy_id: id }, _, { deputyById }) => (id ? deputyById.load(id) : null),
    handlings: ({ id }, _, { handlingsOf }) => handlingsOf.load(id),
    cosigners: ({ id }, _, { cosignersOf }) => cosignersOf.load(id),
    timeline: ({ id }, { latest }, { latestEventsOf }) => latestEventsOf(latest).load(id),
  },
  Handling: { unit: ({ organ_id: id }) => (id ? { id } : null) },
  Cosigner: { deputy: ({ deputy_id: id }, _, { deputyById }) => deputyById.load(id) },
  TimelineEntry: { at: ({ at }) => at.toISOString() },
  Area: { suggestions: ({ id }, { first }, { newestSuggestionsOfArea }) => newestSuggestionsOfArea(first).load(id) },
};
