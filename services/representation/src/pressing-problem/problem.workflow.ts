/** The transition table of a pressing problem (急难愁盼): listed, assigned, remedied, verified by those concerned. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';

export type ProblemState = 'NONE' | 'LISTED' | 'ASSIGNED' | 'REMEDIED' | 'VERIFIED' | 'CLOSED' | 'DROPPED';
export type ProblemAction = 'LIST' | 'ASSIGN' | 'REMEDY' | 'VERIFY' | 'SEND_BACK' | 'CLOSE' | 'DROP';

export interface ProblemFacts {
  /** NONE where it is not there yet. */
  state: ProblemState;
  /** The area it is of, and those above. */
  lies: Lies;
  /** Person of the deputy who verifies it; null where the community does. */
  verifierPerson: string | null;
  /** Organ it is assigned to. */
  unit: string | null;
}

/** The district's mechanism names the list and no procedure: the course is a default. */
const MECHANISM: LegalBasis = { law: '平台默认值', article: '推动群众急难愁盼突出问题解决，程序待区里确认', mark: 'D' };

export const problemWorkflow = defineWorkflow<ProblemState, ProblemAction, ProblemFacts>({
  subject: { zh: '急难愁盼问题', en: 'pressing problem' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未列入', en: 'not listed' } },
    LISTED: { label: { zh: '已列入', en: 'listed' } },
    ASSIGNED: { label: { zh: '办理中', en: 'assigned' } },
    REMEDIED: { label: { zh: '已整改', en: 'remedied' } },
    VERIFIED: { label: { zh: '已核验', en: 'verified' } },
    CLOSED: { label: { zh: '已销号', en: 'closed' }, final: true },
    DROPPED: { label: { zh: '已撤出清单', en: 'dropped' }, final: true },
  },
  actions: {
    LIST: { label: { zh: '列入清单', en: 'List it' } },
    ASSIGN: { label: { zh: '交办', en: 'Assign' } },
    REMEDY: { label: { zh: '报送整改', en: 'Report the remedy' } },
    VERIFY: { label: { zh: '核验', en: 'Verify' } },
    SEND_BACK: { label: { zh: '退回整改', en: 'Send back' } },
    CLOSE: { label: { zh: '销号', en: 'Close' } },
    DROP: { label: { zh: '撤出清单', en: 'Drop' } },
  },
  rows: [
    { action: 'LIST', from: ['NONE'], to: 'LISTED', by: 'PERSON', basis: MECHANISM },
    { action: 'ASSIGN', from: ['LISTED', 'ASSIGNED'], to: 'ASSIGNED', by: 'PERSON', basis: MECHANISM },
    { action: 'REMEDY', from: ['ASSIGNED'], to: 'REMEDIED', by: 'PERSON', basis: MECHANISM },
    { action: 'VERIFY', from: ['REMEDIED'], to: 'VERIFIED', by: 'PERSON', basis: MECHANISM },
    { action: 'SEND_BACK', from: ['REMEDIED', 'VERIFIED'], to: 'ASSIGNED', by: 'PERSON', basis: MECHANISM },
    { action: 'CLOSE', from: ['VERIFIED'], to: 'CLOSED', by: 'PERSON', basis: MECHANISM },
    { action: 'DROP', from: ['LISTED', 'ASSIGNED'], to: 'DROPPED', by: 'PERSON', basis: MECHANISM },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideProblem(action: ProblemAction, facts: ProblemFacts): Decision<ProblemState> {
  return decide(problemWorkflow, action, facts.state, facts);
}

/** Those concerned are asked: some at least, and as many of them as the rule asks for say that it is solved. */
export function verificationFaults({ asked, agreed }: { asked: number; agreed: number }, percent: number): InputFault[] {
  const fault = (path: string, rule: string, zh: string, en: string): InputFault => ({ path, rule, message: { zh, en } });
  if (asked < 1 || asked > 100_000) return [fault('asked', 'OUT_OF_RANGE', '征询人数为 1–100000 人。', 'Those asked are 1–100,000.')];
  if (agreed < 0 || agreed > asked) return [fault('agreed', 'MORE_THAN_ASKED', '认可人数不能多于征询人数。', 'No more agree than were asked.')];
  if (agreed * 100 >= asked * percent) return [];
  return [fault('agreed', 'TOO_FEW', `认可人数不足 ${percent}%，请退回整改。`, `Fewer than ${percent}% agree: send it back.`)];
}

/** A due day lies ahead. */
export function dueDayFaults(dueOn: string, today: string): InputFault[] {
  if (dueOn > today) return [];
  return [{ path: 'dueOn', rule: 'NOT_AHEAD', message: { zh: '须晚于今天。', en: 'Later than today.' } }];
}
