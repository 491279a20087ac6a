import { createActorSigner } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, assign, CONTACT, draft, handle, reply, sure } from './acts.ts';
import { actors, bench, type Bench, id as fixed, keys, UNIT, UNIT_2 } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

const signer = createActorSigner(keys.privateKey);

describe('who is told', () => {
  it('REP-90 MUST tell those whose turn it is, and those whom the result concerns', async () => {
    const id = await draft(on);
    await sure(act(on, actors.deputy, 'suggestionCosignerInvite', id, { deputies: [on.deputies.cosigner] }));
    await sure(act(on, actors.cosigner, 'suggestionCosignConfirm', id));
    await sure(act(on, actors.deputy, 'suggestionSubmit', id));
    await sure(act(on, actors.office, 'suggestionAccept', id));
    await sure(assign(on, id, { lead: UNIT_2 }));
    await sure(handle(on, actors.clerk2, 'handlingReturn', { suggestion: id, unit: UNIT_2 }, { reason: '不属于本单位职责。' }));
    await sure(assign(on, id));
    on.now = new Date('2026-03-05T02:00:00Z');
    const of = { suggestion: id, unit: UNIT };
    await sure(handle(on, actors.clerk, 'handlingAccept', of));
    await sure(handle(on, actors.clerk, 'handlingContactRecord', of, CONTACT));
    await sure(handle(on, actors.head, 'handlingReply', of, reply(actors.head)));
    await sure(handle(on, actors.deputy, 'handlingEvaluate', of, { attitude: 'SATISFIED', result: 'SATISFIED' }));

    const told = await on.sql<{ payload: { kind: string; path: string; to: { persons?: string[]; posts?: object[] } } }>(
      `select payload from outbox where type = 'notification.requested' order by xid, id`,
    );
    expect(new Set(told.map(({ payload }) => payload.path))).toEqual(new Set([`/representation/suggestions/${id}`]));
    const office = { posts: [{ kind: 'DEPUTIES_OFFICE' }] };
    const unit = (organ: string) => ['UNIT_CLERK', 'UNIT_HEAD'].map((kind) => ({ kind, organ }));
    const lead = actors.deputy.person;
    expect(told.map(({ payload }) => [payload.kind, payload.to])).toEqual([
      ['SUGGESTION_COSIGN_INVITED', { persons: [actors.cosigner.person] }],
      ['SUGGESTION_SUBMITTED', office],
      ['SUGGESTION_ACCEPTED', { persons: [lead] }],
      ['SUGGESTION_ASSIGNED', { persons: [lead] }],
      ['HANDLING_OFFERED', { posts: unit(UNIT_2) }],
      ['HANDLING_RETURNED', office],
      ['SUGGESTION_ASSIGNED', { persons: [lead] }],
      ['HANDLING_OFFERED', { posts: unit(UNIT) }],
      ['HANDLING_REPLIED', { persons: [lead, actors.cosigner.person] }],
      ['HANDLING_EVALUATED', { posts: [...unit(UNIT), ...office.posts] }],
    ]);
  });
});

describe('who may read a file', () => {
  it('REP-91 MUST open a file to those who see its record, and a draft’s to the unit alone', async () => {
    const file = (n: number, uploadedBy: string) =>
      ({ id: fixed(n), name: '附件.pdf', mediaType: 'application/pdf', size: 10, uploadedBy });
    const [attached, drafted] = [fixed(911), fixed(912)];
    on.files = [file(911, actors.deputy.id), file(912, actors.clerk.id)];
    const reads = async (file: string): Promise<string[]> => {
      const may: string[] = [];
      for (const [name, actor] of Object.entries(actors)) {
        if ((await on.service.call('mayReadFile', { file }, await signer.sign(actor))) === true) may.push(name);
      }
      return may;
    };
    const id = await draft(on, { files: [attached] });
    expect(await reads(attached)).toEqual(['deputy']);
    await sure(act(on, actors.deputy, 'suggestionSubmit', id));
    await sure(act(on, actors.office, 'suggestionAccept', id));
    await sure(assign(on, id));
    expect(await reads(attached)).toEqual(['deputy', 'office', 'clerk', 'head', 'government', 'member']);
    on.now = new Date('2026-03-05T02:00:00Z');
    const of = { suggestion: id, unit: UNIT };
    await sure(handle(on, actors.clerk, 'handlingAccept', of));
    await sure(handle(on, actors.clerk, 'handlingContactRecord', of, CONTACT));
    await sure(handle(on, actors.clerk, 'handlingReplyDraft', of, { text: '拟稿', files: [drafted] }));
    expect(await reads(drafted)).toEqual(['clerk', 'head']);
    // The head sends what her clerk uploaded: it stands in the unit's draft.
    await sure(handle(on, actors.head, 'handlingReply', of, reply(actors.head, { files: [drafted] })));
    expect(await reads(drafted)).toEqual(['deputy', 'office', 'clerk', 'head', 'government', 'member']);
    expect(await reads(fixed(913))).toEqual([]);
  });
});
