const STATES = `('DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED',
  'WITHDRAWN', 'LETTER')`;
const ORIGINS = `('IN_SESSION', 'BETWEEN_SESSIONS', 'MOTION')`;
const NUMBERED = `('ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED')`;

/**
 * The suggestion, whole: withdrawal, conversion, confidentiality, joint cases, two tiers of assignment, meetings and the
 * archive, with the rules and codes that they rest on.
 */
export const suggestionWholeSql = /* sql */ `
create table joint_case (
  id uuid primary key default uuidv7(),
  reason text not null,
  made_at timestamptz not null
);
create table assignment_meeting (
  id uuid primary key default uuidv7(),
  name text not null,
  held_on date not null,
  recorded_at timestamptz not null,
  unique (name, held_on)
);
create table inadmissibility (
  id uuid primary key default uuidv7(),
  code text not null,
  name text not null,
  effective_from date not null,
  effective_until date,
  law text not null,
  article text not null,
  mark text not null check (mark in ('F', 'S', 'M', 'D')),
  source text not null,
  position integer not null default 0,
  unique (code, effective_from),
  check (effective_until is null or effective_until >= effective_from)
);

alter table suggestion
  add column confidential boolean not null default false,
  add column motion_number text,
  add column inadmissibility_code text,
  add column end_reason text,
  add column ended_on date,
  add column handed_over_on date,
  add column archived_on date,
  add column joint_case_id uuid references joint_case,
  add column meeting_id uuid references assignment_meeting,
  drop constraint suggestion_state_check,
  drop constraint suggestion_origin_check,
  drop constraint suggestion_submitted,
  drop constraint suggestion_numbered,
  drop constraint suggestion_assigned,
  drop constraint suggestion_closed,
  add constraint suggestion_state_check check (state in ${STATES}),
  add constraint suggestion_origin_check check (origin in ${ORIGINS}),
  add constraint suggestion_submitted check (source = 'IMPORTED' or state in ('DRAFT', 'RETURNED', 'WITHDRAWN')
    or (submitted_at is not null and title <> '' and facts <> '' and proposal <> '' and topic_id is not null)),
  add constraint suggestion_numbered check (source = 'IMPORTED' or state = 'WITHDRAWN' or
    (state in ${NUMBERED})
      = (number is not null and number_no is not null and number_key is not null and accepted_at is not null
         and term_id is not null)),
  add constraint suggestion_assigned check (source = 'IMPORTED' or state not in ('ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED')
    or (assigned_on is not null and assignment_mode is not null and track is not null)),
  add constraint suggestion_handed_over check (source = 'IMPORTED' or state <> 'HANDED_OVER'
    or (assigned_on is not null and handed_over_on is not null)),
  add constraint suggestion_closed check (source = 'IMPORTED' or (state in ('CLOSED', 'ARCHIVED')) = (closed_at is not null)),
  add constraint suggestion_archived check (source = 'IMPORTED' or (state = 'ARCHIVED') = (archived_on is not null)),
  add constraint suggestion_ended check (source = 'IMPORTED' or
    (state in ('WITHDRAWN', 'LETTER')) = (end_reason is not null and ended_on is not null)),
  add constraint suggestion_letter check (source = 'IMPORTED' or state <> 'LETTER' or inadmissibility_code is not null),
  add constraint suggestion_motion check (source = 'IMPORTED' or (origin = 'MOTION') = (motion_number is not null));
create index suggestion_by_joint_case on suggestion (joint_case_id) where joint_case_id is not null;
create index suggestion_by_meeting on suggestion (meeting_id, listed_at desc, id desc) where meeting_id is not null;
alter table number_counter
  drop constraint number_counter_origin_check,
  add constraint number_counter_origin_check check (origin in ${ORIGINS});

alter table cosigner
  add column withdraw_reason text,
  drop constraint cosigner_state_check,
  add constraint cosigner_state_check check (state in ('INVITED', 'CONFIRMED', 'DECLINED', 'LAPSED', 'WITHDRAWN')),
  add constraint cosigner_withdrawn check ((state = 'WITHDRAWN') = (withdraw_reason is not null));

alter table handling
  drop constraint handling_state_check,
  drop constraint handling_must_not_reply,
  add constraint handling_state_check
    check (state in ('OFFERED', 'RETURNED', 'IN_HAND', 'REPLIED', 'EVALUATED', 'UNRETURNED', 'CONCLUDED', 'WITHDRAWN')),
  add constraint handling_must_not_reply
    check (role <> 'CO' or state in ('OFFERED', 'RETURNED', 'IN_HAND', 'CONCLUDED', 'WITHDRAWN'));
drop index handling_one_per_unit;
drop index handling_one_lead;
create unique index handling_one_per_unit on handling (suggestion_id, organ_id)
  where organ_id is not null and state not in ('RETURNED', 'CONCLUDED', 'WITHDRAWN');
create unique index handling_one_lead on handling (suggestion_id)
  where role in ('ALONE', 'LEAD') and state not in ('RETURNED', 'WITHDRAWN');

-- Who read a confidential suggestion on which day; the first reading of a day stands in the audit log.
create table confidential_reading (
  suggestion_id uuid not null references suggestion on delete cascade,
  actor_id text not null,
  on_day date not null,
  at timestamptz not null,
  primary key (suggestion_id, actor_id, on_day)
);
-- True, always: a view that shows the text of a confidential suggestion asks this first, so that no reading goes unlogged.
create function reading_noted(read uuid, by_id text, by_name text, by_posts jsonb, request text, read_at timestamptz)
  returns boolean language plpgsql volatile set search_path from current as $$
begin
  insert into confidential_reading (suggestion_id, actor_id, on_day, at)
    values (read, by_id, (read_at at time zone 'Asia/Shanghai')::date, read_at) on conflict do nothing;
  if found then
    insert into audit_entry (at, actor_id, actor_name, actor_posts, action, subject_type, subject_id, input_digest, basis, request_id)
      values (read_at, by_id, by_name, by_posts, 'suggestion.readConfidential', 'Suggestion', read::text,
        encode(sha256(convert_to(read::text, 'UTF8')), 'hex'),
        '[{"law": "地方规定（参照青岛）", "article": "第十八条", "mark": "D"}]', request);
  end if;
  return true;
end $$;

-- Pairs of neighbouring characters that say something: what nearly every title has in common says nothing.
create function telling_pairs(value text) returns text[]
  language sql immutable strict parallel safe
  return (select coalesce(array_agg(pair), '{}'::text[]) from unnest(tsvector_to_array(search_lexemes(value))) as pair
    where char_length(pair) = 2 and pair <> all ('{关于,的建,建议}'::text[]));
-- Dice: 0 for nothing in common, 1 for the same pairs.
create function pairs_alike(one text[], other text[]) returns double precision
  language sql immutable strict parallel safe
  return case when cardinality(one) = 0 or cardinality(other) = 0 then 0::double precision
    else 2.0 * (select count(*) from unnest(one) as pair where pair = any (other)) / (cardinality(one) + cardinality(other)) end;

insert into rule (code, version, effective_from, effective_until, area, value, law, article, mark, source) values
  ('SUGGESTION_ASSIGN_WITHIN', 1, '2004-01-01', null, null, '{"length": 5, "unit": "WORKDAY"}', '平台默认值', '待区里确认', 'D',
   '国家法律未定期限；自转交政府办公室之日起算，待区里确认'),
  ('SUGGESTION_TWO_TIER', 1, '2004-01-01', null, null, '{"tiers": "BOTH"}', '平台默认值', '待区里确认', 'D',
   'BOTH：代工委可直接交办，也可转交政府办公室；DIRECT：只直接交办；TWO_TIER：政府系统承办的一律先转交政府办公室');
insert into inadmissibility (code, name, effective_from, effective_until, law, article, mark, source, position) values
  ${[
    ['OWN_AFFAIRS', '涉及代表本人或者亲属个人事务'],
    ['FORWARDED_PETITION', '代转人民群众来信或者申诉控告'],
    ['CONCRETE_CASE', '涉及具体案件'],
    ['PROMOTION', '属于学术探讨或者产品推介'],
    ['EMPTY', '没有实际内容'],
    ['OTHER', '其他不应作为代表建议提出的'],
  ].map(([code, name], index) =>
    `('${code}', '${name}', '2004-01-01', null, '地方规定（参照青岛）', '第十一条', 'D', '国家法律未列举；默认取青岛，待区里确认', ${index + 1})`).join(',\n  ')};
`;
