import { revealTables } from '@redpine/kit/personal/personalTables';
import { opinionRules } from '../src/opinion/opinion.rules.ts';
import { insertRules } from './rules.sql.ts';

/** Who had which personal value of a constituent revealed, for what. */
export const revealSql: readonly string[] = [
  ...revealTables('representation'),
  `insert into reveal_rule (from_on, per_day, source, mark) values ('2000-01-01', 30, '平台默认：每个账户每日 30 项，待区里确认', 'D')`,
  `insert into reveal_purpose (code, name, position, from_on, source, mark)
   select code, name, position, '2000-01-01', '平台默认，待区里确认', 'D' from (values
     ('TELL', '告知办理情况', 1), ('ASK', '核实反映内容', 2), ('VISIT', '上门走访', 3), ('TRANSFER', '转有关机关办理', 4)) as purpose (code, name, position)`,
  `insert into retention_rule (item, from_on, days, law, article, mark, source) values
     ('CONSTITUENT_REVEALS', '2000-01-01', 1096, '个人信息保护法', '第五十六条', 'M', '处理情况记录至少保存三年')`,
];

/**
 * 民意. What a sender is reached by is a table of its own; a tracking code is kept as its digest alone. `deadline` has the
 * field names of the GraphQL type.
 */
export const opinionSql: readonly string[] = [
  `create table opinion_channel (
     code text primary key,
     name text not null,
     name_en text not null,
     position integer not null,
     -- Anybody may send by it.
     public boolean not null,
     from_on date not null,
     until_on date check (until_on >= from_on),
     source text not null,
     mark text not null check (mark in ('F', 'S', 'M', 'D'))
   )`,
  `insert into opinion_channel (code, name, name_en, position, public, from_on, source, mark) values
     ('HOME_RECEPTION', '代表之家接待', 'Reception at a deputies’ home', 1, false, '2000-01-01', '区里的民意渠道', 'D'),
     ('VISIT', '走访', 'Visit', 2, false, '2000-01-01', '区里的民意渠道', 'D'),
     ('ONLINE', '网上反映', 'Online', 3, true, '2000-01-01', '网上代表之家', 'D')`,
  `create table opinion (
     id uuid primary key default uuidv7(),
     version integer not null default 1,
     state text not null check (state in ('RECEIVED', 'TRIAGED', 'ROUTED', 'CONVERTED', 'ANSWERED', 'CLOSED', 'TRANSFERRED', 'MERGED', 'DECLINED')),
     channel text not null references opinion_channel,
     received_on date not null,
     text text not null check (text <> ''),
     files jsonb not null default '[]',
     subject text check (subject <> ''),
     kind text check (kind in ('PROPOSAL', 'QUESTION', 'CASE', 'PETITION', 'COMPLAINT')),
     topic_id uuid,
     area_id uuid,
     anonymous boolean not null,
     by_phone boolean not null default false,
     -- The person who heard and recorded it.
     recorded_by uuid,
     -- Where it was raised.
     visit_id uuid references visit,
     home_event_id uuid references home_event,
     deputy_id uuid references deputy,
     organ_id uuid,
     suggestion_id uuid references suggestion on delete set null,
     merged_into uuid references opinion check (merged_into <> id),
     transferred_to text check (transferred_to in ('PETITION_OFFICE', 'HOTLINE_12345', 'ORGAN_IN_CHARGE')),
     transferred_organ text,
     reason text,
     deadline jsonb not null,
     due_on date not null,
     answer text,
     answered_by text,
     answered_on date,
     -- Of the first answer.
     in_time boolean,
     first_answered_on date,
     rating text check (rating in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
     rating_comment text,
     reopened integer not null default 0,
     code_digest text not null unique,
     challenge_digest text unique,
     updated_at timestamptz not null,
     check (visit_id is null or home_event_id is null),
     check (deputy_id is null or organ_id is null),
     check ((in_time is null) = (first_answered_on is null)),
     check (state in ('RECEIVED', 'TRANSFERRED', 'DECLINED', 'MERGED') or (subject is not null and kind is not null)),
     check (state <> 'ROUTED' or deputy_id is not null or organ_id is not null),
     check (state not in ('ANSWERED', 'CLOSED') or (answer is not null and answered_by is not null and answered_on is not null)),
     check ((state = 'MERGED') = (merged_into is not null)),
     check ((state = 'TRANSFERRED') = (transferred_to is not null)),
     -- What belongs to others goes to nobody here.
     check (kind is null or kind in ('PROPOSAL', 'QUESTION') or state in ('RECEIVED', 'TRIAGED', 'TRANSFERRED', 'DECLINED'))
   )`,
  'create index opinion_by_due on opinion (due_on, id)',
  'create index opinion_by_area on opinion (area_id, due_on, id)',
  'create index opinion_by_deputy on opinion (deputy_id) where deputy_id is not null',
  'create index opinion_by_organ on opinion (organ_id) where organ_id is not null',
  'create index opinion_by_visit on opinion (visit_id, id) where visit_id is not null',
  'create index opinion_by_home_event on opinion (home_event_id, id) where home_event_id is not null',
  'create index opinion_by_suggestion on opinion (suggestion_id) where suggestion_id is not null',
  'create index opinion_by_main on opinion (merged_into) where merged_into is not null',
  `create index opinion_files on opinion using gin (files jsonb_path_ops) where files <> '[]'`,
  `create table opinion_sender (
     -- The opinion's.
     id uuid primary key references opinion on delete cascade,
     name text check (name <> ''),
     phone text check (phone <> ''),
     email text check (email <> ''),
     address text check (address <> '')
   )`,
  `create table opinion_supplement (
     id uuid primary key default uuidv7(),
     opinion_id uuid not null references opinion on delete cascade,
     at timestamptz not null,
     text text not null check (text <> '')
   )`,
  'create index opinion_supplement_by_opinion on opinion_supplement (opinion_id, id)',
  `create table opinion_notice (
     id uuid primary key default uuidv7(),
     opinion_id uuid not null references opinion on delete cascade,
     at timestamptz not null,
     action text not null,
     text text not null check (text <> ''),
     way text not null check (way in ('PAGE', 'PHONE')),
     told_at timestamptz
   )`,
  'create index opinion_notice_by_opinion on opinion_notice (opinion_id, id)',
  'create index opinion_notice_to_tell on opinion_notice (opinion_id) where told_at is null',
  insertRules(opinionRules),
  `insert into retention_rule (item, from_on, days, law, article, mark, source) values
     ('OPINION_SENDERS', '2000-01-01', 366, '个人信息保护法', '第十九条', 'M', '平台默认：办结一年后删除反映人的个人信息，待区里确认'),
     ('OPINION_FILES', '2000-01-01', 366, '个人信息保护法', '第十九条', 'M', '平台默认：办结一年后删除附件，待区里确认')`,
];
