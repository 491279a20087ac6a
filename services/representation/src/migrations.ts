import { auditLogMigration } from '@redpine/kit/audit/auditTables';
import { kitMigration, projectionEndsMigration, projectionMigration, sqlMigration } from '@redpine/kit/kitTables';
import { suggestionWholeSql } from '../migrations/0006-suggestion.sql.ts';
import { handlingSql } from '../migrations/0007-handling.sql.ts';
import { rulesAndCalendarSql } from '../migrations/0008-rules-and-calendar.sql.ts';
import { commitmentSql } from '../migrations/0009-commitment.sql.ts';
import { publicationSql } from '../migrations/0010-publication.sql.ts';
import { pressAndReportSql } from '../migrations/0012-press-and-report.sql.ts';
import { reminderSql } from '../migrations/0011-reminder.sql.ts';
import { figuresSql } from '../migrations/0013-figures.sql.ts';
import { ledgerWorkSql } from '../migrations/0014-ledger-work.sql.ts';
import { ruleWithdrawalSql } from '../migrations/0015-rule-withdrawal.sql.ts';
import { onPaperSql } from '../migrations/0016-on-paper.sql.ts';
import { retentionSql } from '../migrations/0017-retention.sql.ts';
import { replyRulesSql } from '../migrations/0018-reply-rules.sql.ts';
import { figureRollupsSql } from '../migrations/0019-figure-rollups.sql.ts';
import { suggestionSearchSql } from '../migrations/0020-search.sql.ts';
import { dutySql, historySql } from '../migrations/0022-duty.sql.ts';
import { homeSql } from '../migrations/0024-home.sql.ts';
import { deputyGroupSql, deputyProfileSql, leaveAndFundSql, mandateSql } from '../migrations/0023-deputies.sql.ts';
import { opinionSql, revealSql } from '../migrations/0026-opinion.sql.ts';
import { tieAndVisitSql } from '../migrations/0025-tie-and-visit.sql.ts';
import { pressingProblemSql } from '../migrations/0026-pressing-problem.sql.ts';
import { talkSql } from '../migrations/0027-talk.sql.ts';
import { occasionSql } from '../migrations/0028-occasion.sql.ts';
import { deedSql } from '../migrations/0031-deed.sql.ts';
import { dutyRecordSql, voterReportSql, workPlanSql } from '../migrations/0029-duty-record.sql.ts';
import { importSql } from '../migrations/import.sql.ts';
import { importKindsSql } from '../migrations/0032-import-kinds.sql.ts';
import { dutyObjectionSql } from '../migrations/0033-duty-objection.sql.ts';
import { historyFactsSql } from '../migrations/0034-history-facts.sql.ts';
import { homeLocationSql } from '../migrations/0035-home-location.sql.ts';
import { rulesSql } from '../migrations/rules.sql.ts';
import { searchSql } from '../migrations/search.sql.ts';
import { tablesSql } from '../migrations/tables.sql.ts';

/** Representation's own tables, in the order in which they are made. */
export const migrations = [
  kitMigration('representation'),
  projectionMigration('representation'),
  sqlMigration('0002_representation', [tablesSql]),
  sqlMigration('0003_rules', [rulesSql]),
  sqlMigration('0004_search', [searchSql]),
  sqlMigration('0005_import', [importSql]),
  sqlMigration('0006_suggestion', [suggestionWholeSql]),
  sqlMigration('0007_handling', [handlingSql]),
  sqlMigration('0009_commitment', [commitmentSql]),
  sqlMigration('0010_publication', [publicationSql]),
  projectionEndsMigration(),
  sqlMigration('0008_rules_and_calendar', [rulesAndCalendarSql]),
  sqlMigration('0012_press_and_report', [pressAndReportSql]),
  sqlMigration('0011_reminder', [reminderSql]),
  sqlMigration('0013_figures', [figuresSql]),
  sqlMigration('0014_ledger_work', [ledgerWorkSql]),
  sqlMigration('0015_rule_withdrawal', [ruleWithdrawalSql]),
  sqlMigration('0016_on_paper', [onPaperSql]),
  sqlMigration('0017_retention', retentionSql),
  sqlMigration('0018_reply_rules', [replyRulesSql]),
  sqlMigration('0019_figure_rollups', [figureRollupsSql]),
  sqlMigration('0020_search_beside', [suggestionSearchSql]),
  sqlMigration('0022_duty', [historySql, dutySql]),
  sqlMigration('0024_home', homeSql),
  sqlMigration('0023_deputies', [mandateSql, deputyGroupSql, leaveAndFundSql, deputyProfileSql]),
  sqlMigration('0025_tie_and_visit', tieAndVisitSql),
  sqlMigration('0026_opinion', [...revealSql, ...opinionSql]),
  sqlMigration('0026_pressing_problem', pressingProblemSql),
  sqlMigration('0027_talk', [talkSql]),
  sqlMigration('0028_occasion', [occasionSql]),
  sqlMigration('0029_duty_record', [dutyRecordSql, voterReportSql, workPlanSql]),
  sqlMigration('0031_deed', [deedSql]),
  sqlMigration('0032_import_kinds', [importKindsSql]),
  sqlMigration('0033_duty_objection', [dutyObjectionSql]),
  sqlMigration('0034_history_facts', [historyFactsSql]),
  sqlMigration('0035_home_location', [homeLocationSql]),
  auditLogMigration('representation'),
];
