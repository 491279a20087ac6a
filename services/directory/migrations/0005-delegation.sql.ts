/** What is its holder's own, by election or by separation of duties: no rule of a district delegates it. */
const NEVER = `'CHAIRPERSON', 'VICE_CHAIRPERSON', 'SC_MEMBER', 'DEPUTY', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'`;

/**
 * 代办 — who acts for the holder of a post, from a day to a day.
 *
 * - `delegation_rule` is dated by kind of post: the latest row that has begun holds. `longest_days` null, or no row, is never.
 * - `authority` is what resolves an actor: every post as held, and every delegated post as long as both last.
 */
export const delegationSql: readonly string[] = [
  `CREATE TABLE delegation_rule (
     kind text NOT NULL,
     from_on date NOT NULL,
     longest_days integer CHECK (longest_days BETWEEN 1 AND 366),
     source text NOT NULL,
     mark text NOT NULL CHECK (mark IN ('F', 'S', 'M', 'D')),
     PRIMARY KEY (kind, from_on),
     CONSTRAINT delegation_never CHECK (longest_days IS NULL OR kind NOT IN (${NEVER}))
   )`,
  `INSERT INTO delegation_rule (kind, from_on, longest_days, source, mark)
   SELECT kind, '2000-01-01', 90, '平台默认：工作岗位因出差、休假、病假可由他人代办，待区里确认', 'D'
     FROM unnest('{DEPUTIES_OFFICE,BUDGET_OFFICE,LEGAL_OFFICE,SESSION_OFFICE,SUBDISTRICT_OFFICE,TOWN_PRESIDIUM,GOVERNMENT_OFFICE,UNIT_CLERK,UNIT_HEAD}'::text[]) AS kind`,
  `INSERT INTO delegation_rule (kind, from_on, longest_days, source, mark) VALUES
     ('CHAIRPERSON', '2000-01-01', NULL, '主任会议集体决定，个人不得委托；主任缺位由常委会推选代理（地方组织法）', 'M'),
     ('VICE_CHAIRPERSON', '2000-01-01', NULL, '主任会议集体决定，个人不得委托（地方组织法）', 'M'),
     ('SC_MEMBER', '2000-01-01', NULL, '审议、表决由本人进行，不得委托（地方组织法）', 'M'),
     ('DEPUTY', '2000-01-01', NULL, '代表职务由选举产生，建议、附议、评价由本人进行（代表法）', 'M'),
     ('PARTY_COMMITTEE', '2000-01-01', NULL, '平台默认：由区委另行指定人员，待区里确认', 'D'),
     ('ANALYST', '2000-01-01', NULL, '平台默认：去标识数据的读取由本人进行，待区里确认', 'D'),
     ('SYSTEM_ADMIN', '2000-01-01', NULL, '三员分立，不得代办（GB/T 22239）', 'M'),
     ('SECURITY_ADMIN', '2000-01-01', NULL, '三员分立，不得代办（GB/T 22239）', 'M'),
     ('AUDIT_ADMIN', '2000-01-01', NULL, '三员分立，不得代办（GB/T 22239）', 'M')`,
  `CREATE TABLE post_delegation (
     id uuid PRIMARY KEY DEFAULT uuidv7(),
     post_id uuid NOT NULL REFERENCES post,
     -- Who acts for the post's holder.
     person_id uuid NOT NULL REFERENCES person,
     from_on date NOT NULL,
     until_on date NOT NULL CHECK (until_on >= from_on),
     reason text NOT NULL,
     -- Ended before its last day: from this instant on nothing is done under it.
     ended_at timestamptz,
     version integer NOT NULL DEFAULT 1
   )`,
  'CREATE INDEX post_delegation_post ON post_delegation (post_id, from_on)',
  'CREATE INDEX post_delegation_person ON post_delegation (person_id, from_on)',
  'REVOKE DELETE, TRUNCATE ON post_delegation FROM redpine_directory',
  'REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON delegation_rule FROM redpine_directory',
  `CREATE VIEW authority AS
     SELECT id, kind, title, organ_id, area_id, person_id, from_on, until_on, NULL::uuid AS principal_id FROM post
     UNION ALL
     SELECT p.id, p.kind, p.title, p.organ_id, p.area_id, d.person_id, greatest(d.from_on, p.from_on), least(d.until_on, p.until_on), p.person_id
       FROM post_delegation d JOIN post p ON p.id = d.post_id
      WHERE d.ended_at IS NULL AND (p.until_on IS NULL OR p.until_on >= d.from_on)`,
];
