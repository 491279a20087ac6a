import { type Actor, holds } from '@redpine/kit/actor';
import type { RequestContext } from '@redpine/kit/context';
import { PeerProblem } from '@redpine/kit/peer';
import { sectionsOf } from '@redpine/kit/personal/access';
import { retentionSchedule } from '@redpine/kit/personal/retention';
import { RETAINED } from './retained.ts';

const OPERATIONS = ['personalDataOf', 'retentionSchedule'] as const;
type PersonalOperation = (typeof OPERATIONS)[number];

export const isPersonalOperation = (operation: string): operation is PersonalOperation =>
  (OPERATIONS as readonly string[]).includes(operation);

const MINE = 'select id from deputy where person_id = $1';

/** What is held of one person, in tables; a draft is hers and named by its title alone. */
const HELD: Readonly<Record<string, string>> = {
  代表: `select d.name as 姓名, e.name as 选区, g.name as 代表团, d.status as 状态, d.from_on as 起, d.until_on as 止
    from deputy d left join electoral_district e on e.id = d.electoral_district_id left join delegation g on g.id = d.delegation_id
    where d.person_id = $1 order by d.from_on`,
  代表公示: `select p.state as 状态, p.occupation as 工作单位和职务, p.introduction as 简介, p.phone as 电话, p.phone_consent ->> 'on' as 同意公开电话,
      p.files -> 0 ->> 'name' as 照片, p.photo_consent ->> 'on' as 同意公开照片 from deputy_profile p where p.deputy_id in (${MINE})`,
  领衔的建议: `select number as 编号, title as 标题, state as 状态, created_at as 起草时间, submitted_at as 提交时间
    from suggestion where lead_deputy_id in (${MINE}) order by created_at`,
  两个联系: `select case t.kind when 'MEMBER_DEPUTY' then '组成人员联系代表' else '代表联系选民' end as 结对, t.from_on as 起, t.ended_on as 止,
      (select count(*) from tie_activity a where a.tie_id = t.id) as 联系次数
    from tie t where t.member_person_id = $1 or t.deputy_id in (${MINE}) order by t.from_on`,
  家访: `select v.planned_on as 计划日期, v.visited_on as 家访日期, v.summary as 情况 from visit v join tie t on t.id = v.tie_id
    where t.member_person_id = $1 or t.deputy_id in (${MINE}) order by v.planned_on`,
  请假: `select occasion as 事项, reason as 事由, from_on as 起, until_on as 止, state as 状态 from deputy_leave where deputy_id in (${MINE}) order by from_on`,
  活动经费支出: `select on_day as 日期, purpose as 用途, fen as 金额分, state as 状态 from fund_spending where deputy_id in (${MINE}) order by on_day`,
  附议的建议: `select s.number as 编号, s.title as 标题, c.state as 附议, c.since as 时间
    from cosigner c join suggestion s on s.id = c.suggestion_id where c.deputy_id in (${MINE}) and s.state <> 'DRAFT' order by c.since`,
  评价: `select s.number as 编号, s.title as 标题, e.attitude as 态度, e.result as 结果, e.comment as 意见, e.at as 时间
    from evaluation e join handling h on h.id = e.handling_id join suggestion s on s.id = h.suggestion_id
    where s.lead_deputy_id in (${MINE}) order by e.at`,
};

/**
 * `personalDataOf` answers the caller's own person's tables, by her own token; `retentionSchedule` this service's part
 * of it, for the security and the audit administrator. Throws `PeerProblem` 403 for others.
 */
export async function callPersonal(context: RequestContext, caller: Actor, operation: PersonalOperation): Promise<unknown> {
  if (operation === 'personalDataOf') {
    if (caller.kind !== 'ACCOUNT' || caller.person === null) throw new PeerProblem(`${operation}: for a person herself`, 403);
    return sectionsOf(context.database, caller.person, HELD);
  }
  if (!holds(caller, 'SECURITY_ADMIN') && !holds(caller, 'AUDIT_ADMIN')) throw new PeerProblem(`${operation}: for administrators`, 403);
  return retentionSchedule(context, RETAINED);
}
