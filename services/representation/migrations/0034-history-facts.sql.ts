/** What an act fixed, beside what was said of it: pairs of name and value, in the order in which they are read. */
export const historyFactsSql = /* sql */ `
alter table history_entry add column facts jsonb not null default '[]' check (jsonb_typeof(facts) = 'array');
alter table timeline_entry add column facts jsonb not null default '[]' check (jsonb_typeof(facts) = 'array');
`;
