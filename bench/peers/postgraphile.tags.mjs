// What PostGraphile cannot read from the tables, as smart tags: references to rows that come from another service carry
// no foreign key, and only the first column of an index is taken for an order by itself.

const reference = (column, table) => `(${column}) references representation.${table} (id)`;
const ORDERED = { tags: { behavior: '+orderBy' } };

/** @type {import('postgraphile/utils').JSONPgSmartTags} */
export const tags = {
  version: 1,
  config: {
    class: {
      'representation.suggestion': {
        tags: { foreignKey: [reference('area_id', 'area'), reference('topic_id', 'topic')] },
      },
      'representation.handling': {
        tags: { foreignKey: reference('organ_id', 'organ') },
        attribute: { position: ORDERED },
      },
      'representation.cosigner': { attribute: { position: ORDERED } },
      'representation.timeline_entry': { attribute: { at: ORDERED } },
    },
  },
};
