import type { Actor, ActorPost } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, assigned, handle, submitted, sure } from './acts.ts';
import { actors, type Bench, bench, UNIT } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(() => on[Symbol.asyncDispose]());

/** The actor with another's post beside her own, as directory resolves a delegation. */
function acting(actor: Actor, of: Actor): Actor {
  const [post] = of.posts;
  if (!post) throw new Error(`${of.name} holds no post`);
  const delegated: ActorPost = { ...post, onBehalfOf: { person: of.person ?? '', name: of.name } };
  return { ...actor, posts: [...actor.posts, delegated] };
}

describe('acts for the holder of a post (代办)', () => {
  it('DLG-10 MUST say 代 and whose post in the timeline and the audit log, and tell her', async () => {
    const id = await submitted(on);
    await sure(act(on, acting(actors.session, actors.office), 'suggestionAccept', id));
    const read = await on.ask(actors.office, 'query ($id: ID!) { suggestion(id: $id) { timeline { action actor } } }', { id });
    const shown = read.data?.['suggestion'] as { timeline: { action: string; actor: string }[] } | undefined;
    expect(shown?.timeline.find(({ action }) => action === 'ACCEPT')?.actor).toBe('代表工作委员会 代 周主任（代表工作委员会主任） 吴组长');
    const [audit] = await on.sql<{ posts: ActorPost[] }>(
      `select actor_posts as posts from audit_entry where action = 'suggestion.accept' and subject_id = $1`, [id]);
    expect(audit?.posts.at(-1)).toMatchObject({ kind: 'DEPUTIES_OFFICE', onBehalfOf: { person: actors.office.person, name: '周主任' } });
    const told = await on.sql<{ to: object }>(`select payload -> 'to' as to from outbox where payload ->> 'kind' = 'POST_ACTED_FOR'`);
    expect(told).toEqual([{ to: { persons: [actors.office.person] } }]);
  });

  it('DLG-11 MUST rest on her own post where that suffices, and tell nobody', async () => {
    const id = await submitted(on);
    await sure(act(on, acting(actors.office, { ...actors.office, person: actors.session.person, name: '吴组长' }), 'suggestionAccept', id));
    const told = await on.sql(`select 1 from outbox where payload ->> 'kind' = 'POST_ACTED_FOR'`);
    expect(told).toHaveLength(1);
  });

  it('DLG-12 MUST let nobody approve by a delegated post what she asked for under another', async () => {
    const of = { suggestion: await assigned(on), unit: UNIT };
    await sure(handle(on, actors.clerk, 'handlingAccept', of));
    await sure(handle(on, actors.clerk, 'handlingExtensionAsk', of, { until: '2026-07-02', reason: '项目批复仍在办理，需要延长。' }));
    const grant = (by: Actor) => handle(on, by, 'handlingExtensionGrant', of);
    expect((await grant(acting(actors.clerk, actors.office))).code).toBe('FORBIDDEN');
    // Without her unit's post she still is who asked; and whoever acts for her decides in her place.
    expect((await grant(acting({ ...actors.clerk, posts: [] }, actors.office))).code).toBe('FORBIDDEN');
    expect((await grant(acting(actors.member, { ...actors.office, person: actors.clerk.person }))).code).toBe('FORBIDDEN');
    await sure(grant(acting(actors.session, actors.office)));
  });
});
