/** The transition table of a deputies' home: planned, in force, suspended, closed. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';

export type HomeState = 'NONE' | 'PLANNED' | 'OPEN' | 'SUSPENDED' | 'CLOSED';
export type HomeAction =
  | 'PLAN' | 'REVISE' | 'OPEN' | 'SUSPEND' | 'CLOSE' | 'ATTACH' | 'RELEASE' | 'INVITE_EXPERT' | 'RELEASE_EXPERT' | 'SCHEDULE' | 'OUTPUT' | 'GRADE';

export interface HomeFacts {
  /** NONE where it is not there yet. */
  state: HomeState;
  lies: Lies;
  /** Whether people can find it: opening hours and the office's contact are known. */
  reachable: boolean;
}

/** Standing committees from county level up set up contact points and deputies' liaison stations. */
const STATION: LegalBasis = { law: '地方组织法', article: '第六十条', mark: 'F' };
/** Deputies keep in touch with the people near them, and are supported in that. */
export const CONTACT: LegalBasis = { law: '代表法', article: '第二十八条', mark: 'F' };
/** 有没有、活不活、好不好、优不优: named by the district, its standard is a default until it is confirmed. */
const GRADING: LegalBasis = { law: '平台默认值', article: '代表之家等次评定，标准待区里确认', mark: 'D' };

function unreachable({ reachable }: HomeFacts): Refusal | null {
  if (reachable) return null;
  return {
    code: 'NOT_REACHABLE',
    reason: { zh: '请先填写开放时间和联系方式：群众要找得到、进得来。', en: 'Enter opening hours and the office’s contact first: people have to find it.' },
    legalBasis: CONTACT,
  };
}

const THERE: readonly HomeState[] = ['PLANNED', 'OPEN', 'SUSPENDED'];

export const homeWorkflow = defineWorkflow<HomeState, HomeAction, HomeFacts>({
  subject: { zh: '代表之家', en: 'home' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未建', en: 'not there' } },
    PLANNED: { label: { zh: '筹建', en: 'planned' } },
    OPEN: { label: { zh: '运行', en: 'in force' } },
    SUSPENDED: { label: { zh: '暂停', en: 'suspended' } },
    CLOSED: { label: { zh: '撤销', en: 'closed' }, final: true },
  },
  actions: {
    PLAN: { label: { zh: '筹建', en: 'Plan a home' } },
    REVISE: { label: { zh: '修改信息', en: 'Revise' } },
    OPEN: { label: { zh: '启用', en: 'Put in force' } },
    SUSPEND: { label: { zh: '暂停', en: 'Suspend' } },
    CLOSE: { label: { zh: '撤销', en: 'Close' } },
    ATTACH: { label: { zh: '代表进家', en: 'Attach a deputy' } },
    RELEASE: { label: { zh: '代表离家', en: 'Release a deputy' } },
    INVITE_EXPERT: { label: { zh: '聘请专家', en: 'Invite an expert' } },
    RELEASE_EXPERT: { label: { zh: '解聘专家', en: 'Release an expert' } },
    SCHEDULE: { label: { zh: '排班', en: 'Plan a reception or activity' } },
    OUTPUT: { label: { zh: '登记成果', en: 'Record an output' } },
    GRADE: { label: { zh: '评定等次', en: 'Grade' } },
  },
  rows: [
    { action: 'PLAN', from: ['NONE'], to: 'PLANNED', by: 'PERSON', basis: STATION },
    { action: 'REVISE', from: THERE, to: 'SAME', by: 'PERSON', basis: STATION },
    { action: 'OPEN', from: ['PLANNED', 'SUSPENDED'], to: 'OPEN', by: 'PERSON', basis: STATION, guards: [unreachable] },
    { action: 'SUSPEND', from: ['OPEN'], to: 'SUSPENDED', by: 'PERSON', basis: STATION },
    { action: 'CLOSE', from: THERE, to: 'CLOSED', by: 'PERSON', basis: STATION },
    { action: 'ATTACH', from: THERE, to: 'SAME', by: 'PERSON', basis: CONTACT },
    { action: 'RELEASE', from: THERE, to: 'SAME', by: 'PERSON', basis: CONTACT },
    { action: 'INVITE_EXPERT', from: THERE, to: 'SAME', by: 'PERSON', basis: STATION },
    { action: 'RELEASE_EXPERT', from: THERE, to: 'SAME', by: 'PERSON', basis: STATION },
    { action: 'SCHEDULE', from: ['OPEN'], to: 'SAME', by: 'PERSON', basis: CONTACT },
    { action: 'OUTPUT', from: ['OPEN', 'SUSPENDED'], to: 'SAME', by: 'PERSON', basis: CONTACT },
    { action: 'GRADE', from: ['OPEN'], to: 'SAME', by: 'PERSON', basis: GRADING },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideHome(action: HomeAction, facts: HomeFacts): Decision<HomeState> {
  return decide(homeWorkflow, action, facts.state, facts);
}

const GRADES = ['EXISTS', 'ACTIVE', 'GOOD', 'EXCELLENT'] as const;
type Grade = (typeof GRADES)[number];

/** A criterion of the standard as it stands for a home; zero is required where nothing can be asked yet. */
export interface Criterion {
  code: string;
  grade: Grade;
  required: number;
  found: number;
  met: boolean;
}

/** Why the standard does not support the grade: every criterion of it and of the grades below has to be met. */
export function unsupported(grade: Grade, criteria: readonly Criterion[]): Refusal | null {
  const asked = criteria.filter((each) => GRADES.indexOf(each.grade) <= GRADES.indexOf(grade));
  const short = asked.filter(({ met }) => !met).map(({ code, found, required }) => `${code} ${found}/${required}`);
  if (short.length === 0) return null;
  return {
    code: 'STANDARD_NOT_MET',
    reason: { zh: `未达到该等次的条件：${short.join('、')}。`, en: `The standard does not support this grade: ${short.join(', ')}.` },
    legalBasis: GRADING,
  };
}

/** Mainland mobile numbers, however they are written. */
const MOBILE = /(?<!\d)1[3-9](?:[\s-]?\d){9}(?!\d)/u;

/** The office is reached by its own telephone: a person's number is not published (个人信息保护法 art. 6). */
export function contactFaults(contact: string): InputFault[] {
  if (!MOBILE.test(contact)) return [];
  return [{ path: 'contact', rule: 'PRIVATE_PHONE', message: { zh: '请填写单位电话，不填个人手机号码。', en: 'Give the office’s telephone, not a person’s mobile.' } }];
}

/** @param latitude @param longitude in degrees */
export function locationFaults({ latitude, longitude }: { latitude: number; longitude: number }): InputFault[] {
  const faults: InputFault[] = [];
  if (!(Math.abs(latitude) <= 90)) faults.push({ path: 'location.latitude', rule: 'OUT_OF_RANGE', message: { zh: '纬度为 -90 至 90 度。', en: 'Latitude is −90 to 90 degrees.' } });
  if (!(Math.abs(longitude) <= 180)) faults.push({ path: 'location.longitude', rule: 'OUT_OF_RANGE', message: { zh: '经度为 -180 至 180 度。', en: 'Longitude is −180 to 180 degrees.' } });
  return faults;
}

/** What is recorded has taken place. */
export function pastFaults(path: string, day: string, today: string): InputFault[] {
  if (day <= today) return [];
  return [{ path, rule: 'IN_FUTURE', message: { zh: '不能晚于今天。', en: 'It cannot lie ahead.' } }];
}

const LEVELS = ['DISTRICT', 'SUBDISTRICT', 'TOWN', 'COMMUNITY', 'VILLAGE'] as const;
type Level = (typeof LEVELS)[number];

/** Level of an area's own home, by the area's kind; null where such an area has none. */
export function levelOf(areaKind: string): Level | null {
  return LEVELS.find((level) => level === areaKind) ?? null;
}
