/** 导入种类: what the rows of a run are. */
export const importKindsSql = /* sql */ `
alter table suggestion_import add column kind text not null default 'SUGGESTIONS'
  check (kind in ('SUGGESTIONS', 'DEPUTIES', 'HOMES', 'ROTA', 'DUTY_EVENTS'));
`;
