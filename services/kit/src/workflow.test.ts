import { describe, expect, it } from 'vitest';
import type { Refusal, WorkflowDefinition } from './workflow.ts';
import { availability, decide, defineWorkflow, diagram, workflowFaults } from './workflow.ts';

type State = 'OPEN' | 'WAITING' | 'DONE';
type Action = 'EDIT' | 'ASK' | 'FINISH' | 'DROP' | 'EXPIRE';
interface Facts {
  text: string;
}

const LAW = { law: '示例法', article: '第一条', mark: 'F' } as const;
const written = ({ text }: Facts): Refusal | null =>
  text === '' ? { code: 'EMPTY', reason: { zh: '请填写内容。', en: 'Write something.' }, legalBasis: LAW } : null;
const short = ({ text }: Facts): Refusal | null =>
  text.length > 5 ? { code: 'LONG', reason: { zh: '内容过长。', en: 'Too long.' }, legalBasis: null } : null;

const sound: WorkflowDefinition<State, Action, Facts> = {
  subject: { zh: '文件', en: 'paper' },
  initial: 'OPEN',
  states: {
    OPEN: { label: { zh: '起草', en: 'open' } },
    WAITING: { label: { zh: '待定', en: 'waiting' } },
    DONE: { label: { zh: '完成', en: 'done' }, final: true },
  },
  actions: {
    EDIT: { label: { zh: '修改', en: 'Edit' } },
    ASK: { label: { zh: '送审', en: 'Ask' } },
    FINISH: { label: { zh: '定稿', en: 'Finish' } },
    DROP: { label: { zh: '删除', en: 'Drop' } },
    EXPIRE: { label: { zh: '期满', en: 'Expire' } },
  },
  rows: [
    { action: 'EDIT', from: ['OPEN', 'WAITING'], to: 'SAME', by: 'PERSON', basis: null },
    { action: 'ASK', from: ['OPEN'], to: 'WAITING', by: 'PERSON', basis: null },
    { action: 'FINISH', from: ['OPEN', 'WAITING'], to: 'DONE', by: 'PERSON', basis: LAW, guards: [written, short] },
    { action: 'DROP', from: ['OPEN'], to: 'GONE', by: 'PERSON', basis: null },
    { action: 'EXPIRE', from: ['WAITING'], to: 'DONE', by: 'SYSTEM', basis: null },
  ],
};

describe('the boot check', () => {
  const rows = sound.rows;
  const final = { label: { zh: '终', en: 'end' }, final: true } as const;
  const open = { label: { zh: '中', en: 'mid' } } as const;
  const label = { label: { zh: '动', en: 'act' } };
  const loose = sound as WorkflowDefinition<string, string, Facts>;

  const broken: [string, WorkflowDefinition<string, string, Facts>, string][] = [
    ['an unknown initial state', { ...loose, initial: 'NOWHERE' }, 'unknown initial state NOWHERE'],
    [
      'an unknown target',
      { ...loose, rows: [...rows, { action: 'ASK', from: ['WAITING'], to: 'LOST', by: 'PERSON', basis: null }] },
      'ASK leads to unknown state LOST',
    ],
    [
      'an unknown source',
      { ...loose, rows: [...rows, { action: 'ASK', from: ['LOST'], to: 'DONE', by: 'PERSON', basis: null }] },
      'ASK starts from unknown state LOST',
    ],
    [
      'an unknown action',
      { ...loose, rows: [...rows, { action: 'FLY', from: ['OPEN'], to: 'DONE', by: 'PERSON', basis: null }] },
      'unknown action FLY',
    ],
    [
      'a row without a source',
      { ...loose, rows: [...rows, { action: 'ASK', from: [], to: 'DONE', by: 'PERSON', basis: null }] },
      'ASK starts from no state',
    ],
    [
      'two rows for one cell',
      { ...loose, rows: [...rows, { action: 'ASK', from: ['OPEN'], to: 'DONE', by: 'PERSON', basis: null }] },
      'two rows for ASK in OPEN',
    ],
    ['an unreachable state', { ...loose, states: { ...loose.states, ISLAND: final } }, 'state ISLAND is unreachable'],
    [
      'a dead end',
      {
        ...loose,
        states: { ...loose.states, STUCK: open },
        rows: [...rows, { action: 'ASK', from: ['WAITING'], to: 'STUCK', by: 'PERSON', basis: null }],
      },
      'state STUCK is a dead end and not declared final',
    ],
    [
      'a final state that is left',
      { ...loose, rows: [...rows, { action: 'ASK', from: ['DONE'], to: 'OPEN', by: 'PERSON', basis: null }] },
      'final state DONE is left again',
    ],
    ['an action without a row', { ...loose, actions: { ...loose.actions, REST: label } }, 'action REST has no row'],
    [
      'an action of both person and system',
      { ...loose, rows: [...rows, { action: 'ASK', from: ['WAITING'], to: 'DONE', by: 'SYSTEM', basis: null }] },
      "action ASK is both a person's and the system's",
    ],
    ['a reserved name', { ...loose, states: { ...loose.states, GONE: final } }, 'GONE is reserved and cannot name a state'],
  ];

  it.each(broken)('WF-01 MUST refuse %s', (_name, definition, fault) => {
    expect(workflowFaults(definition)).toContain(fault);
    expect(() => defineWorkflow(definition)).toThrow(fault);
  });

  it('WF-02 MUST let a sound table pass', () => {
    expect(workflowFaults(sound)).toEqual([]);
  });
});

describe('a workflow', () => {
  const workflow = defineWorkflow(sound);

  it('WF-03 MUST answer the new state, the same one, or that the record is gone', () => {
    const facts = { text: 'abc' };
    expect(decide(workflow, 'FINISH', 'WAITING', facts)).toEqual({ ok: true, to: 'DONE', legalBasis: LAW });
    expect(decide(workflow, 'EDIT', 'WAITING', facts)).toEqual({ ok: true, to: 'WAITING', legalBasis: null });
    expect(decide(workflow, 'DROP', 'OPEN', facts)).toEqual({ ok: true, to: 'GONE', legalBasis: null });
  });

  it('WF-04 MUST name in a wrong state the state found and those where it is possible', () => {
    expect(decide(workflow, 'FINISH', 'DONE', { text: 'abc' })).toEqual({
      ok: false,
      refusal: {
        code: 'WRONG_STATE',
        reason: {
          zh: '文件目前为“完成”，不能定稿；只有“起草”、“待定”时可以。',
          en: 'The paper is done; “Finish” is possible only while it is open or waiting.',
        },
        legalBasis: LAW,
      },
    });
  });

  it('WF-05 MUST give the reason of the first guard that refuses', () => {
    expect(decide(workflow, 'FINISH', 'OPEN', { text: '' })).toMatchObject({ refusal: { code: 'EMPTY' } });
    expect(decide(workflow, 'FINISH', 'OPEN', { text: 'abcdef' })).toMatchObject({ refusal: { code: 'LONG' } });
  });

  it('WF-06 MUST list what the viewer may ever do, in order, with the reason in her language', () => {
    const mine = (language: 'zh-CN' | 'en') =>
      availability(workflow, 'OPEN', { text: '' }, (action) => action !== 'DROP', language);
    expect(mine('zh-CN')).toEqual([
      { action: 'EDIT', allowed: true, reason: null, legalBasis: null },
      { action: 'ASK', allowed: true, reason: null, legalBasis: null },
      { action: 'FINISH', allowed: false, reason: '请填写内容。', legalBasis: LAW },
    ]);
    expect(mine('en').at(-1)?.reason).toBe('Write something.');
  });

  it('WF-07 MUST never list what the system does', () => {
    const all = availability(workflow, 'WAITING', { text: '' }, () => true, 'en');
    expect(all.map(({ action }) => action)).toEqual(['EDIT', 'ASK', 'FINISH', 'DROP']);
  });

  it('WF-08 MUST draw every move between states and leave out what stays', () => {
    expect(diagram(workflow)).toBe(`stateDiagram-v2
  OPEN: 起草 OPEN
  WAITING: 待定 WAITING
  DONE: 完成 DONE
  [*] --> OPEN
  OPEN --> WAITING: 送审 ASK
  OPEN --> DONE: 定稿 FINISH
  WAITING --> DONE: 定稿 FINISH
  OPEN --> [*]: 删除 DROP
  WAITING --> DONE: 期满 EXPIRE（系统）
  DONE --> [*]
`);
  });
});
