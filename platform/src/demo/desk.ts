import type { SuggestionStory } from '@redpine/representation/seed/rows';
import { at, shift } from './calendar-days.ts';
import { dayOf, type Deed, recentActs, recentStories } from './recent.ts';
import { GOVERNMENT, OFFICE, type Scene } from './telling.ts';
import { clerk } from './units.ts';

/** Whose figures look bad is invented. */
const INVENTED = 'DEMO_RENEWAL';

/**
 * What lies on the desks of the accounts that are shown first, on whatever day one looks: something to write, to
 * co-sign, to review, to assign, to answer, to check, to evaluate, to press, to redact. No state is without an example.
 */
export function tellDesks(scene: Scene): SuggestionStory[] {
  const { cast } = scene;
  const tell = recentActs(scene);
  const { today, letter, submitted, accepted, offered, inHand, replied, closed, promised, verdict, reply } = tell;
  const [housing, civil, renewal] = [cast.organ('HOUSING'), cast.organ('CIVIL_AFFAIRS'), cast.organ(INVENTED)];
  const invite = (person: string): Deed[2] => ({ act: 'COSIGN_INVITE', persons: [cast.person(person)] });
  const key = (leader: string, daysAgo: number): Deed => [daysAgo, OFFICE, {
    act: 'PRESS', kind: 'KEY', meeting: '区人大常委会主任会议', on: dayOf(today, daysAgo), leader: cast.person(leader), note: '请领衔督办，推动承办单位按期办结。',
  }];
  const committee = (organ: string, daysAgo: number): Deed => [daysAgo, OFFICE, { act: 'PRESS', kind: 'COMMITTEE', organ: cast.organ(organ), note: '请对口督办。' }];
  const asked = (daysAgo: number, unit: string, until: number): Deed => [daysAgo, clerk(unit), {
    act: 'EXTENSION_ASK', unit: cast.organ(unit), until: shift(today, until), reason: '需等待财政资金下达后方可施工，申请适当延长办理时间。',
  }];
  const drafted = (daysAgo: number): Deed => [daysAgo, 'unit', { act: 'REPLY_DRAFT', unit: housing, category: 'A', text: letter('HOUSING', 'A', daysAgo).text }];
  const drafting: [string, Deed[]][] = [
    ['draft', [tell.drafted(2, 'deputy'), [2, 'deputy', invite('deputy-2')]]],
    ['cosign', [tell.drafted(3, 'deputy-2', 'CIVIL_AFFAIRS'), [3, 'deputy-2', invite('deputy')]]],
    ['cosigned', [
      tell.drafted(9, 'deputy-2'), [9, 'deputy-2', { act: 'COSIGN_INVITE', persons: [cast.person('deputy'), cast.person('deputy-003')] }],
      [8, 'deputy', { act: 'COSIGN_CONFIRM' }], [8, 'deputy-003', { act: 'COSIGN_DECLINE' }],
      [7, 'deputy', { act: 'COSIGN_WITHDRAW', reason: '拟就同一事项单独提出，申请撤回附议。' }],
    ]],
    ['revise', [...submitted(5, 'deputy', 'EDUCATION'), [3, OFFICE, { act: 'RETURN', reason: '请补充具体地点和数量，以便交办。' }]]],
    ['review', submitted(2, 'deputy-2', 'EDUCATION')],
    ['motion', [[2, 'session-office', { act: 'MOTION', motionNumber: '议案第 12 号', deputy: cast.person('deputy-004'), ...scene.subjects.next('TRANSPORT').content }]]],
    ['letter', [...submitted(20, 'deputy-005'), [18, OFFICE, { act: 'TO_LETTER', ground: 'FORWARDED_PETITION', reason: '内容为群众个人诉求，转信访部门按来信办理。' }]]],
    ['withdrawn', [...offered(16, 'deputy'), [10, 'deputy', { act: 'WITHDRAW', reason: '有关部门已着手办理，为避免重复，申请撤回。' }]]],
  ];
  const assigning: [string, Deed[]][] = [
    ['assign', accepted(3, 'deputy', 'TRANSPORT')],
    ['joint-1', accepted(5, 'deputy-006', 'URBAN_MANAGEMENT')],
    ['joint-2', accepted(5, 'deputy-007', 'URBAN_MANAGEMENT')],
    ['handed-over', accepted(5, 'deputy-008', 'EDUCATION')],
    ['offered', offered(5, 'deputy-2')],
    ['offered-2', offered(5, 'deputy', 'CIVIL_AFFAIRS')],
    ['confidential', [...submitted(6, 'deputy', 'HOUSING', true), [5, OFFICE, { act: 'ACCEPT' }], [4, OFFICE, tell.assign('HOUSING')]]],
    ['wrong-unit', [...offered(6, 'deputy-009', 'DEVELOPMENT'), [4, clerk('DEVELOPMENT'), { act: 'HANDLING_RETURN', unit: cast.organ('DEVELOPMENT'), reason: '该事项主要职责不在我单位，建议改交主管部门办理。' }]]],
    ['reassigned', [...offered(12, 'deputy-010', 'DEVELOPMENT'), [9, OFFICE, { act: 'REASSIGN', unit: cast.organ('DEVELOPMENT'), to: housing, reason: '经核对属另一单位职责，改由其办理。' }], [7, 'unit', { act: 'HANDLING_ACCEPT', unit: housing }]]],
    ['retracted', [...offered(10, 'deputy-011'), [9, OFFICE, { act: 'RETRACT_ASSIGNMENT', reason: '交办单位有误，更正后重新交办。' }], [8, OFFICE, tell.assign('CIVIL_AFFAIRS')], [6, 'unit-2', { act: 'HANDLING_ACCEPT', unit: civil }]]],
  ];
  const handling: [string, Deed[]][] = [
    ['in-hand', [...inHand(30, 'deputy-2'), key('chairperson', 20), [9, 'deputy-2', { act: 'URGE', unit: housing, note: '请尽快与我沟通办理进展。' }]]],
    ['extension', [...inHand(70, 'deputy'), key('vice-chairperson', 50), [40, 'vice-chairperson', { act: 'PRESS_NOTE', kind: 'KEY', text: '到现场督办，要求倒排工期、每周报送进展。' }], asked(2, 'HOUSING', 60)]],
    ['extended', [...inHand(60, 'deputy-012', 'CIVIL_AFFAIRS'), asked(20, 'CIVIL_AFFAIRS', 80), [16, OFFICE, { act: 'EXTENSION_GRANT', unit: civil }]]],
    ['not-extended', [...inHand(60, 'deputy-013'), asked(20, 'HOUSING', 80), [16, OFFICE, { act: 'EXTENSION_REFUSE', unit: housing, reason: '该事项工作量不大，请在规定期限内答复。' }]]],
    ['check', [
      ...inHand(40, 'deputy-014'), drafted(6), [5, 'unit', { act: 'CHECK_SUBMIT', unit: housing }],
      [4, GOVERNMENT, { act: 'CHECK_RETURN', unit: housing, reason: '请补充完成时限和责任人后再报。' }],
      drafted(2), [1, 'unit', { act: 'CHECK_SUBMIT', unit: housing }],
    ]],
    ['budget', [...inHand(35, 'deputy-015', 'FINANCE'), committee('BUDGET_OFFICE', 25), [24, GOVERNMENT, { act: 'PRESS', kind: 'GOVERNMENT', leaderName: '常务副区长（演示）', note: '列入区政府领导领办件。' }]]],
    ['law', [...inHand(28, 'deputy-016', 'JUSTICE'), committee('LEGAL_OFFICE', 20), [19, OFFICE, { act: 'PRESS', kind: 'OFFICE', note: '纳入代工委跟踪督办清单。' }]]],
    ['opinion', [
      ...accepted(14, 'deputy-017'),
      [13, OFFICE, { act: 'ASSIGN', mode: 'LEAD_WITH_COHANDLERS', lead: housing, others: [civil], track: 'SIX_MONTHS', trackReason: '涉及多个部门，需经季节性施工。' }],
      [12, 'unit', { act: 'HANDLING_ACCEPT', unit: housing }], [12, 'unit-2', { act: 'HANDLING_ACCEPT', unit: civil }],
    ]],
  ];
  const answered: [string, Deed[]][] = [
    ['replied', replied(40, 'deputy', { ago: 4 })],
    ['replied-2', replied(40, 'deputy-2', { unit: 'CIVIL_AFFAIRS', category: 'B', ago: 4 })],
    ['unreturned', replied(80, 'deputy-018', { ago: 45 })],
    ['dissatisfied', [...replied(40, 'deputy', { unit: INVENTED, category: 'C', ago: 6 }), verdict(2, 'deputy', INVENTED, 'DISSATISFIED')]],
    ['rehandling', [
      ...replied(50, 'deputy-019', { unit: INVENTED, category: 'C', ago: 16 }), verdict(12, 'deputy-019', INVENTED, 'DISSATISFIED'),
      [8, OFFICE, { act: 'REHANDLE', unit: renewal, reason: '请对照代表意见重新研究，提出可以落实的措施和时限。' }],
    ]],
    ...(['escalated', 'settled'] as const).map((state): [string, Deed[]] => [state, [
      ...replied(90, 'deputy-020', { unit: INVENTED, category: 'C', ago: 56 }), verdict(52, 'deputy-020', INVENTED, 'DISSATISFIED'),
      [48, OFFICE, { act: 'REHANDLE', unit: renewal, reason: '请对照代表意见重新研究，提出可以落实的措施和时限。' }],
      reply(24, INVENTED, 'C'), verdict(20, 'deputy-020', INVENTED, 'DISSATISFIED'),
      [12, OFFICE, { act: 'ESCALATE', unit: renewal, on: dayOf(today, 12), participants: '领衔代表、承办单位负责人、代工委', outcome: '双方就分步实施和每月通报达成一致。' }],
      ...(state === 'settled' ? [[6, OFFICE, { act: 'SETTLE', unit: renewal, reason: '按沟通意见办结，转入承诺台账跟踪。' }] as Deed] : []),
    ]]),
    ['quality', [...closed(60, 'deputy-021', { unit: INVENTED, category: 'A', ago: 16 }), [5, OFFICE, { act: 'QUALITY_CHECK', unit: renewal, reason: '复核发现答复所列措施尚未落实到位，请重新办理。' }]]],
    ['continued', [...closed(100, 'deputy-022', { category: 'B', ago: 50 }), [10, 'unit', { act: 'CONTINUE', ...letter('HOUSING', 'A', 10) }], verdict(5, 'deputy-022', 'HOUSING')]],
    ['archived', closed(120, 'deputy-023', { ago: 60 })],
  ];
  const kept: [string, Deed[]][] = [
    ['due-soon', [
      ...promised(90, 'deputy', { unit: 'HOUSING', ago: 30, due: 9 }), [20, 'unit', { act: 'PROMISE_DUE_ASK', dueOn: shift(today, 70), reason: '采购流程尚未结束，申请调整完成时间。' }],
      [18, OFFICE, { act: 'PROMISE_DUE_REFUSE', reason: '请按原定时间完成，确有困难的分批报送。' }],
    ]],
    ['due-soon-2', [...promised(90, 'deputy-2', { unit: 'CIVIL_AFFAIRS', ago: 30, due: 15 }), [2, 'unit-2', { act: 'PROMISE_DUE_ASK', dueOn: shift(today, 60), reason: '受冬季停工影响，需顺延至春季复工后完成。' }]]],
    ['overdue', promised(120, 'deputy-024', { unit: INVENTED, ago: 60, due: -20 })],
    ...kinds(promised),
  ];
  const published: [string, Deed[]][] = [
    ['redact', [...closed(60, 'deputy', { ago: 20 }), [3, 'deputy', { act: 'PUBLICATION_PROPOSE' }]]],
    ['publish', [...closed(60, 'deputy-2', { unit: 'CIVIL_AFFAIRS', ago: 20 }), [5, OFFICE, { act: 'PUBLICATION_PROPOSE' }], [3, OFFICE, { act: 'PUBLICATION_REDACT', showDeputy: true }]]],
    ['taken-out', [
      ...closed(80, 'deputy-025', { unit: 'EDUCATION', ago: 40 }), [35, OFFICE, { act: 'PUBLICATION_PROPOSE' }], [33, OFFICE, { act: 'PUBLICATION_REDACT', showDeputy: true }],
      [32, OFFICE, { act: 'PUBLICATION_PUBLISH' }], [10, OFFICE, { act: 'PUBLICATION_WITHDRAW', reason: '个别表述可能指向具体人员，先行撤下核对。' }],
    ]],
    ['kept-back', [...closed(60, 'deputy-026', { unit: 'HEALTH', ago: 20 }), [8, 'deputy-026', { act: 'KEEP_CONFIDENTIAL', reason: '内容涉及在研项目，代表要求保密。' }]]],
  ];
  const office = cast.actor(OFFICE);
  scene.gatherings.push(
    { key: 'desk-join', at: at(dayOf(today, 2), 16, 20), by: office, deed: { act: 'JOIN', stories: ['desk-joint-1', 'desk-joint-2'], reason: '所提事项同属一类，并案办理、分别答复。' } },
    { key: 'desk-over', at: at(dayOf(today, 2), 16, 30), by: office, deed: { act: 'HAND_OVER', stories: ['desk-handed-over'] } },
    { key: 'desk-archive', at: at(dayOf(today, 15), 16, 40), by: office, deed: { act: 'ARCHIVE', stories: ['desk-archived'] } },
  );
  return recentStories(scene, [...drafting, ...assigning, ...handling, ...answered, ...kept, ...published]);
}

/** A promise in each of its later states. */
function kinds(promised: ReturnType<typeof recentActs>['promised']): [string, Deed[]][] {
  const reported: Deed = [12, 'unit', { act: 'PROMISE_REPORT', text: '所承诺事项已经完成，验收资料齐全，社区和居民代表参加了现场核验，反映良好。' }];
  const confirmed: Deed = [8, OFFICE, { act: 'PROMISE_CONFIRM' }];
  const evaluated: Deed = [4, 'deputy', { act: 'PROMISE_EVALUATE', attitude: 'SATISFIED', result: 'SATISFIED' }];
  const before = (by: string): Deed[] => promised(110, by, { unit: 'HOUSING', ago: 50, due: 6 });
  return [
    ['reported', [...before('deputy-2'), [20, 'unit', reported[2]], [16, OFFICE, { act: 'PROMISE_SEND_BACK', reason: '所报材料尚不能说明全部完成，请补充现场核验情况。' }], reported]],
    ['fulfilled', [...before('deputy'), reported, confirmed]],
    ['reopened', [...before('deputy-2'), reported, confirmed, [5, 'deputy-2', { act: 'PROMISE_REOPEN', reason: '现场查看仍有部分点位未完工，请继续落实。' }]]],
    ['evaluated', [...before('deputy'), reported, confirmed, evaluated]],
    ['promise-closed', [...before('deputy'), reported, confirmed, evaluated, [2, OFFICE, { act: 'PROMISE_CLOSE' }]]],
  ];
}
