import * as say from './phrases.ts';
import { GOVERNMENT, OFFICE, type Scene, type Telling } from './telling.ts';
import type { Theme } from './theme.ts';
import { inGovernment } from './units.ts';

/** 督办和催办 beside the course of the units, from the assignment on: courses of their own, none for most. */
export function press(scene: Scene, telling: Telling, { topic, units: [lead] }: Theme): Telling[] {
  const { random, cast } = scene;
  const branches: Telling[] = [];
  const begin = (): Telling => {
    const branch = telling.branch();
    branches.push(branch);
    return branch;
  };
  const drawn = random.next();
  if (drawn < 0.05) key(scene, begin());
  else if (drawn < 0.07 && inGovernment(lead)) government(scene, begin());
  else if (drawn < 0.09) overall(scene, begin());
  const committee = { ECONOMY: 'BUDGET_OFFICE', RULE_OF_LAW: 'LEGAL_OFFICE' }[topic];
  if (committee !== undefined && random.chance(0.15)) byCommittee(scene, begin(), cast.organ(committee));
  // Before anybody can have replied.
  if (random.chance(0.05)) {
    const by = random.chance(0.6) || !inGovernment(lead) ? OFFICE : GOVERNMENT;
    begin().after(9, by, { act: 'URGE', unit: cast.organ(lead), note: random.pick(say.URGES) });
  }
  return branches;
}

/** 重点督办 by the Council of Chairpersons (代表法 art. 52). */
function key(scene: Scene, telling: Telling): void {
  const { random, cast } = scene;
  const leader = cast.person(random.chance(0.4) ? 'chairperson' : 'vice-chairperson');
  const decision = { meeting: '区人大常委会主任会议', on: telling.day, leader, note: '请领衔督办，推动承办单位按期办结。' };
  if (telling.after(0, OFFICE, { act: 'PRESS', kind: 'KEY', ...decision })) goOn(scene, telling, 'KEY', OFFICE);
}

function government(scene: Scene, telling: Telling): void {
  const leaderName = `${scene.random.pick(['区长', '常务副区长', '副区长'])}（演示）`;
  const begun = telling.after(2, GOVERNMENT, { act: 'PRESS', kind: 'GOVERNMENT', leaderName, note: '列入区政府领导领办件。' });
  if (begun) goOn(scene, telling, 'GOVERNMENT', GOVERNMENT);
}

function overall(scene: Scene, telling: Telling): void {
  if (telling.after(4, OFFICE, { act: 'PRESS', kind: 'OFFICE', note: '纳入代工委跟踪督办清单。' })) goOn(scene, telling, 'OFFICE', OFFICE);
}

function byCommittee(scene: Scene, telling: Telling, organ: string): void {
  const begun = telling.after(3, OFFICE, { act: 'PRESS', kind: 'COMMITTEE', organ, note: '请对口督办。' });
  if (begun) goOn(scene, telling, 'COMMITTEE', OFFICE);
}

function goOn({ random }: Scene, telling: Telling, kind: 'KEY' | 'COMMITTEE' | 'OFFICE' | 'GOVERNMENT', by: string): void {
  if (!telling.after(random.int(15, 30), by, { act: 'PRESS_NOTE', kind, text: random.pick(say.PRESS_NOTES) })) return;
  telling.after(random.int(60, 95), by, { act: 'PRESS_CLOSE', kind, text: random.pick(say.PRESS_RESULTS) });
}
