/** What comes on paper: suggestions handed in on the printed form, and forms for the opinion returned on paper, with their scans. */
export const onPaperSql = /* sql */ `
alter table suggestion
  add column paper_on date,
  add constraint suggestion_on_paper check (paper_on is null or (submitted_at is not null and origin <> 'MOTION'));

alter table evaluation
  add column returned_on date,
  add column files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  add constraint evaluation_on_paper check ((returned_on is null) = (files = '[]'));
create index evaluation_files on evaluation using gin (files jsonb_path_ops);
`;
