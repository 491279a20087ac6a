import { legalDay } from '@redpine/kit/clock';
import { column, computed, day, defineView, derived, many, one, type Visibility } from '@redpine/kit/view/define';
import { date, raw, sql } from '@redpine/kit/view/sql';
import { ruleName } from './rule.names.ts';
import { PLAIN } from './rule.version.ts';

/** Rules name who entered a decision: they are for those who have signed in. */
const signedIn: Visibility = (_row, { actor }) => raw(actor.kind === 'ANONYMOUS' ? 'false' : 'true');

const ofSame = ({ row, other }: { row: (column: string) => ReturnType<typeof raw>; other: (column: string) => ReturnType<typeof raw> }) =>
  sql`${other('code')} = ${row('code')} and ${other('area')} is not distinct from ${row('area')}`;

const ruleView = defineView({
  type: 'Rule',
  key: 'text',
  from: sql`(select distinct code || coalesce('@' || area, '') as id, code, area from rule)`,
  visible: signedIn,
  fields: {
    id: column('id'),
    code: column('code'),
    name: derived<string>({
      facts: ({ row }) => sql`to_json(${row('code')})`,
      compute: (code, { language }) => ruleName(code, language),
    }),
    area: column('area'),
    current: one('RuleVersion', (at) => {
      const today = date(legalDay(at.context.clock()));
      return sql`${ofSame(at)} and ${at.other('effective_from')} <= ${today}
        and coalesce(${at.other('effective_until')} >= ${today}, true)`;
    }),
    versions: many('RuleVersion', {
      where: ofSame,
      orderBy: (version) => sql`${version('version')} desc`,
      limit: 20,
    }),
  },
});

const ruleVersionView = defineView({
  type: 'RuleVersion',
  from: 'rule',
  visible: signedIn,
  fields: {
    id: column('id'),
    version: column('version'),
    effectiveFrom: day('effective_from'),
    effectiveUntil: day('effective_until'),
    settings: computed(
      ({ row }) => sql`(select coalesce(jsonb_agg(jsonb_build_object('name', e.key, 'value', e.value::text) order by e.key), '[]')
        from jsonb_each(case when jsonb_typeof(${row('value')}) = 'object' then ${row('value')}
          else jsonb_build_object(${PLAIN}, ${row('value')}) end) e)`,
    ),
    legalBasis: computed(
      ({ row }) => sql`jsonb_build_object('law', ${row('law')}, 'article', ${row('article')}, 'mark', ${row('mark')})`,
    ),
    source: column('source'),
    decision: computed('decision'),
    // As `sourceOf` words it.
    withdrawn: column(
      ({ row }) => sql`(${row('withdrawn')} ->> 'meeting') || '（' || (${row('withdrawn')} ->> 'on') || '）《' || btrim(${row('withdrawn')} ->> 'document', '《》') || '》'`,
    ),
  },
});

export const ruleViews = [ruleView, ruleVersionView];

export const ruleQueries = {
  rules: many('Rule', { where: () => raw('true'), orderBy: (rule) => sql`${rule('id')}`, limit: 80 }),
  rule: one<{ code: string }>('Rule', ({ other, args }) => sql`${other('code')} = ${args.code} and ${other('area')} is null`),
  replyCategoryVersions: many('ReplyCategory', {
    where: () => raw('true'),
    orderBy: (category) => sql`${category('code')}, ${category('effective_from')} desc`,
    limit: 200,
  }),
};
