import type { Actor } from '@redpine/kit/actor';
import { expect } from 'vitest';
import { assigned, draft, handle, replied, submitted, sure } from '../acts.ts';
import { actors, bench, type Bench, id, UNIT } from '../bench.ts';
import { EVERYTHING, type Read } from './everything.ts';

export const analyst: Actor = {
  ...actors.auditor,
  id: id(900),
  person: id(901),
  posts: [{ id: id(902), kind: 'ANALYST', title: '分析员', organ: null, area: null }],
};

/** A draft, one that waits for review, one in hand, and one answered on 2026-03-05. */
export interface Story extends AsyncDisposable {
  on: Bench;
  drafted: string;
  waiting: string;
  inHand: string;
  answered: string;
  /** The answer, which must have no errors. */
  read<T extends object>(actor: Actor, query: string, variables?: Record<string, unknown>): Promise<T>;
  everything(actor: Actor, suggestion: string): Promise<Read | null>;
  /** As `everything`, where the actor must see it. */
  shown(actor: Actor, suggestion: string): Promise<Read>;
}

export async function openStory(): Promise<Story> {
  const on = await bench();
  const drafted = await draft(on, { title: '草稿中的建议' });
  const waiting = await submitted(on);
  const inHand = await assigned(on);
  const answered = await assigned(on);
  on.now = new Date('2026-03-05T02:00:00Z');
  await replied(on, { suggestion: answered, unit: UNIT }, actors.clerk, actors.head);
  await sure(handle(on, actors.clerk, 'handlingAccept', { suggestion: inHand, unit: UNIT }));

  const read = async <T extends object>(actor: Actor, query: string, variables: Record<string, unknown> = {}) => {
    const answer = await on.ask(actor, query, variables);
    expect(answer.errors ?? []).toEqual([]);
    return answer.data as T;
  };
  const everything = async (actor: Actor, suggestion: string): Promise<Read | null> => {
    const query = `query ($id: ID!) { suggestion(id: $id) { ${EVERYTHING} } }`;
    return (await read<{ suggestion: Read | null }>(actor, query, { id: suggestion })).suggestion;
  };
  const shown = async (actor: Actor, suggestion: string): Promise<Read> => {
    const found = await everything(actor, suggestion);
    if (!found) throw new Error(`${actor.name} sees no ${suggestion}`);
    return found;
  };
  return {
    on,
    drafted,
    waiting,
    inHand,
    answered,
    read,
    everything,
    shown,
    [Symbol.asyncDispose]: () => on[Symbol.asyncDispose](),
  };
}
