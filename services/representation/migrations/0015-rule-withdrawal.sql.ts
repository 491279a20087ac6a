/**
 * A version of a rule that is withdrawn before its first day: the row stays, with the decision, and holds on no day.
 * `withdrawn` has the shape of `decision`.
 */
export const ruleWithdrawalSql = /* sql */ `
alter table rule add column withdrawn jsonb;
alter table rule drop constraint rule_check;
alter table rule add constraint rule_days check (
  case when withdrawn is null then effective_until is null or effective_until >= effective_from
    else effective_until = effective_from - 1 end);
grant update (withdrawn) on rule to redpine_representation;
`;
