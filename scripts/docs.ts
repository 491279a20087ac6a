// Writes docs/generated from the workflows and policies. `--check` writes nothing and fails where a document drifts.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { administrationMatrix } from './docs/administration-matrix.ts';
import { authorityMatrix } from './docs/authority-matrix.ts';
import { figuresTable } from './docs/figures-table.ts';
import { ledgerMatrix } from './docs/ledger-matrix.ts';
import { personalDataInventory } from './docs/personal-data.ts';
import { pressMatrix } from './docs/press-matrix.ts';
import { roleMatrix } from './docs/role-matrix.ts';
import { statesDocument } from './docs/states.ts';
import { commitmentWorkflow } from '../services/representation/src/commitment/commitment.workflow.ts';
import { handlingWorkflow } from '../services/representation/src/handling/handling.workflow.ts';
import { publicationWorkflow } from '../services/representation/src/publication/publication.workflow.ts';
import { reportWorkflow } from '../services/representation/src/handling-report/report.workflow.ts';
import { pressWorkflow } from '../services/representation/src/press/press.workflow.ts';
import { mandateWorkflow } from '../services/representation/src/mandate/mandate.workflow.ts';
import { homeWorkflow } from '../services/representation/src/home/home.workflow.ts';
import { homeEventWorkflow } from '../services/representation/src/home/home-event.workflow.ts';
import { invitationWorkflow } from '../services/representation/src/occasion/invitation.workflow.ts';
import { occasionWorkflow } from '../services/representation/src/occasion/occasion.workflow.ts';
import { tieWorkflow } from '../services/representation/src/tie/tie.workflow.ts';
import { visitWorkflow } from '../services/representation/src/visit/visit.workflow.ts';
import { dutyWorkflow } from '../services/representation/src/duty/duty.workflow.ts';
import { voterReportWorkflow } from '../services/representation/src/voter-report/voter-report.workflow.ts';
import { workPlanWorkflow } from '../services/representation/src/work-plan/work-plan.workflow.ts';
import { deedWorkflow } from '../services/representation/src/deed/deed.workflow.ts';
import { profileWorkflow } from '../services/representation/src/deputy-profile/profile.workflow.ts';
import { activityWorkflow } from '../services/representation/src/deputy-group/activity.workflow.ts';
import { groupWorkflow } from '../services/representation/src/deputy-group/group.workflow.ts';
import { spendingWorkflow } from '../services/representation/src/fund/fund.workflow.ts';
import { leaveWorkflow } from '../services/representation/src/leave/leave.workflow.ts';
import { opinionWorkflow } from '../services/representation/src/opinion/opinion.workflow.ts';
import { problemWorkflow } from '../services/representation/src/pressing-problem/problem.workflow.ts';
import { talkWorkflow } from '../services/representation/src/talk/talk.workflow.ts';
import { suggestionWorkflow } from '../services/representation/src/suggestion/suggestion.workflow.ts';

/** Path from the repository's root → content. */
export function documents(): Map<string, string> {
  return new Map([
    ['docs/generated/suggestion-states.md', statesDocument('代表建议的状态', suggestionWorkflow)],
    ['docs/generated/handling-states.md', statesDocument('承办单位办理件的状态', handlingWorkflow)],
    ['docs/generated/commitment-states.md', statesDocument('承诺事项的状态', commitmentWorkflow)],
    ['docs/generated/publication-states.md', statesDocument('公开事项的状态', publicationWorkflow)],
    ['docs/generated/press-states.md', statesDocument('督办的状态', pressWorkflow)],
    ['docs/generated/report-states.md', statesDocument('办理情况报告的状态', reportWorkflow)],
    ['docs/generated/profile-states.md', statesDocument('代表公示的状态', profileWorkflow)],
    ['docs/generated/mandate-states.md', statesDocument('代表资格事项的状态', mandateWorkflow)],
    ['docs/generated/home-states.md', statesDocument('代表之家的状态', homeWorkflow)],
    ['docs/generated/home-event-states.md', statesDocument('代表之家接待与活动的状态', homeEventWorkflow)],
    ['docs/generated/tie-states.md', statesDocument('联系结对的状态', tieWorkflow)],
    ['docs/generated/visit-states.md', statesDocument('家访的状态', visitWorkflow)],
    ['docs/generated/deed-states.md', statesDocument('双为双真事项的状态', deedWorkflow)],
    ['docs/generated/deputy-group-states.md', statesDocument('代表小组的状态', groupWorkflow)],
    ['docs/generated/group-activity-states.md', statesDocument('小组活动的状态', activityWorkflow)],
    ['docs/generated/deputy-leave-states.md', statesDocument('代表请假的状态', leaveWorkflow)],
    ['docs/generated/fund-spending-states.md', statesDocument('经费支出的状态', spendingWorkflow)],
    ['docs/generated/opinion-states.md', statesDocument('民意的状态', opinionWorkflow)],
    ['docs/generated/pressing-problem-states.md', statesDocument('急难愁盼问题的状态', problemWorkflow)],
    ['docs/generated/talk-states.md', statesDocument('代表宣讲的状态', talkWorkflow)],
    ['docs/generated/occasion-states.md', statesDocument('代表活动的状态', occasionWorkflow)],
    ['docs/generated/invitation-states.md', statesDocument('邀请的状态', invitationWorkflow)],
    ['docs/generated/duty-states.md', statesDocument('履职事项的状态', dutyWorkflow)],
    ['docs/generated/voter-report-states.md', statesDocument('述职的状态', voterReportWorkflow)],
    ['docs/generated/work-plan-states.md', statesDocument('代表工作计划的状态', workPlanWorkflow)],
    ['docs/generated/press-matrix.md', pressMatrix()],
    ['docs/generated/authority-matrix.md', authorityMatrix()],
    ['docs/generated/role-matrix.md', roleMatrix()],
    ['docs/generated/figures.md', figuresTable()],
    ['docs/generated/ledger-matrix.md', ledgerMatrix()],
    ['docs/generated/administration-matrix.md', administrationMatrix()],
    ['docs/generated/personal-data.md', personalDataInventory()],
  ]);
}

/** The documents that are missing under `root` or differ from what would be written. */
export function drifted(root: string): string[] {
  return [...documents()].filter(([path, content]) => read(join(root, path)) !== content).map(([path]) => path);
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  if (process.argv.includes('--check')) {
    const stale = drifted(root);
    for (const path of stale) console.error(`${path} is not what the tables say. Run: node scripts/docs.ts`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    for (const [path, content] of documents()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
  }
}
