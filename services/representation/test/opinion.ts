/** What the tests of opinions share: who takes part, where, and what is done and read again and again. */
import type { Actor } from '@redpine/kit/actor';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { expect } from 'vitest';
import { digestOfCode } from '../src/opinion/opinion.secret.ts';
import { send, sure } from './acts.ts';
import { actors, AREA, type Bench, id as fixed, TOPIC } from './bench.ts';

export const STREET = fixed(12);
export const COMMUNITY = fixed(13);
export const OTHER_STREET = fixed(14);
const holding = (n: number, name: string, kind: string, area: string | null = null): Actor => ({
  id: fixed(n), kind: 'ACCOUNT', username: `u${n}`, name, person: fixed(n + 1), posts: [{ id: fixed(n + 2), kind, title: name, organ: null, area }],
});
export const street = holding(960, '街道人大工委', 'SUBDISTRICT_OFFICE', STREET);
export const elsewhere = holding(964, '外街道人大工委', 'SUBDISTRICT_OFFICE', OTHER_STREET);
export const analyst = holding(968, '分析员', 'ANALYST');
export const chair = holding(972, '主任', 'CHAIRPERSON');
export const NOBODY = actors.anonymous;

/** A street with a community in it, and another street. */
export async function places(on: Bench): Promise<void> {
  await on.sql(`insert into area values ('${STREET}', '230717001', '朝阳街道', 'SUBDISTRICT', '${AREA}', '230717/001', 1),
    ('${COMMUNITY}', '230717001001', '向阳社区', 'COMMUNITY', '${STREET}', '230717/001/001', 1),
    ('${OTHER_STREET}', '230717002', '红升街道', 'SUBDISTRICT', '${AREA}', '230717/002', 1)`);
}

export const SECRET = { name: '张秀英', phone: '13812345678', email: 'zhang@example.cn', address: '向阳社区3号楼2单元' };
export const SAID = '小区东门的路灯坏了两个月，晚上老人出行不便，希望尽快修好。';
export const CLASSED = { subject: '路灯维修', topic: TOPIC, area: COMMUNITY, kind: 'PROPOSAL' };
export const ANSWER = { text: '路灯已联系供电所更换，三月五日前恢复照明。' };

const WHOLE = `id version state subject text anonymous channel { code name } sender { id name phone email address revealable } supplements { text } deputy { name } unit { id }
  suggestion { id title } mergedInto { id } merged { id } transferredTo reason deadline { startOn dueOn rule legalBasis { mark } certainty overdue crossed { on } }
  answer { text by on } rating ratingComment reopened notices { id action text way toldAt } history { action actor facts { name value } note } availableActions { action allowed }`;
type Shown = Record<string, unknown> & { notices: { id: string; action: string; toldAt: string | null; text: string }[]; history: { action: string; actor: string }[]; availableActions: { action: string; allowed: boolean }[] };
const TRACK = 'state channel receivedOn dueOn notices { text way } answer { text by on } rating mayRate mayFollow';

/** Acts and readings on the bench that stands when they are called. */
export function opinionsOn(on: () => Bench) {
  async function solved(): Promise<string> {
    const answer = await on().ask(NOBODY, '{ opinionChallenge { json } }');
    const made = answer.data?.['opinionChallenge'] as { json: string } | undefined;
    const challenge = JSON.parse(made?.json ?? '') as Parameters<typeof solveChallenge>[0]['challenge'];
    const solution = await solveChallenge({ challenge, deriveKey });
    return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  }
  const idOf = async (code: string): Promise<string> => {
    const [row] = await on().sql<{ id: string }>('select id from opinion where code_digest = $1', [digestOfCode(code)]);
    return row?.id ?? '';
  };
  async function sent(more: object = {}): Promise<{ id: string; code: string }> {
    const answer = await sure(send(on(), NOBODY, 'opinionSend', { challenge: await solved(), text: SAID, area: COMMUNITY, topic: TOPIC, sender: SECRET, ...more }));
    return { id: await idOf(answer.code ?? ''), code: answer.code ?? '' };
  }
  const act = async (actor: Actor, mutation: string, opinion: string, more: object = {}) => {
    const [row] = await on().sql<{ version: number }>('select version from opinion where id = $1', [opinion]);
    return send(on(), actor, mutation, { opinion, version: row?.version ?? 0, ...more });
  };
  async function routed(to: object, more: object = {}): Promise<{ id: string; code: string }> {
    const opinion = await sent(more);
    await sure(act(street, 'opinionTriage', opinion.id, CLASSED));
    await sure(act(street, 'opinionRoute', opinion.id, to));
    return opinion;
  }
  async function shown(actor: Actor, id: string): Promise<Shown | null> {
    const answer = await on().ask(actor, `query ($id: ID!) { opinion(id: $id) { ${WHOLE} } }`, { id });
    expect(answer.errors ?? []).toEqual([]);
    return answer.data?.['opinion'] as Shown | null;
  }
  async function tracked(code: string): Promise<Record<string, unknown> | null> {
    const answer = await on().ask(NOBODY, `query ($code: String!) { opinionByCode(code: $code) { ${TRACK} } }`, { code });
    expect(answer.errors ?? []).toEqual([]);
    return answer.data?.['opinionByCode'] as Record<string, unknown> | null;
  }
  return { solved, idOf, sent, act, routed, shown, tracked };
}
