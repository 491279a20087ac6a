import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, assign, assigned, CONTACT, draft, fieldsOf, handle, refused, reply, sure } from './acts.ts';
import { actors, bench, type Bench, UNIT } from './bench.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());

const FROM = '2026-03-06';

/** The district's own version of a rule, in force from `FROM` on. */
async function decide(rule: string, name: string, value: unknown): Promise<void> {
  const { data, errors } = await on.ask(
    actors.office,
    'mutation ($input: RuleVersionAddInput!) { ruleVersionAdd(input: $input) { __typename ... on Problem { message } } }',
    {
      input: {
        idempotencyKey: randomUUID(), rule, version: 1, effectiveFrom: FROM, settings: [{ name, value: JSON.stringify(value) }],
        law: '伊美区代表建议办理办法', article: '第二十条', decision: { meeting: '区人大常委会主任会议第十二次会议', on: '2026-02-27', document: '代表建议办理办法' },
      },
    },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  expect(data?.['ruleVersionAdd']).toEqual({ __typename: 'RuleActSuccess' });
}

/** A suggestion in the unit's hands, with a contact. */
async function inHand(): Promise<{ suggestion: string; unit: string }> {
  on.now = new Date('2026-03-05T02:00:00Z');
  const of = { suggestion: await assigned(on), unit: UNIT };
  await sure(handle(on, actors.clerk, 'handlingAccept', of));
  await sure(handle(on, actors.clerk, 'handlingContactRecord', of, { ...CONTACT, on: '2026-03-05' }));
  return of;
}

/** A sealed reply that the clerk has uploaded. */
function sealed(): string {
  const file = randomUUID();
  on.files.push({ id: file, name: '盖章答复函.pdf', mediaType: 'application/pdf', size: 10, uploadedBy: actors.clerk.id });
  return file;
}

describe('the district’s rules of a reply', () => {
  it('REP-330 MUST ask for the sealed copy from the day on which the district does, and not before (参照青岛第二十八条)', async () => {
    const [early, late] = [await inHand(), await inHand()];
    await decide('REPLY_SEALED_COPY', 'required', true);
    const answer = reply(actors.head, { signedOn: '2026-03-05' });
    await sure(handle(on, actors.clerk, 'handlingReply', early, answer));
    on.now = new Date('2026-03-06T02:00:00Z');
    expect(fieldsOf(await refused(on, () => handle(on, actors.clerk, 'handlingReply', late, answer)))).toEqual(['files REQUIRED']);
    await sure(handle(on, actors.clerk, 'handlingReply', late, { ...answer, files: [sealed()] }));
  });

  it('REP-331 MUST tell every signer of a reply, or the lead alone where the district answers the lead (青岛第二十八条)', async () => {
    const told = async (): Promise<number | undefined> => {
      on.now = new Date('2026-03-05T02:00:00Z');
      const id = await draft(on);
      await sure(act(on, actors.deputy, 'suggestionCosignerInvite', id, { deputies: [on.deputies.other] }));
      await sure(act(on, actors.other, 'suggestionCosignConfirm', id));
      await sure(act(on, actors.deputy, 'suggestionSubmit', id));
      await sure(act(on, actors.office, 'suggestionAccept', id));
      await sure(assign(on, id));
      const of = { suggestion: id, unit: UNIT };
      await sure(handle(on, actors.clerk, 'handlingAccept', of));
      await sure(handle(on, actors.clerk, 'handlingContactRecord', of, { ...CONTACT, on: '2026-03-05' }));
      on.now = new Date('2026-03-06T02:00:00Z');
      await sure(handle(on, actors.clerk, 'handlingReply', of, reply(actors.head, { signedOn: '2026-03-05', files: [sealed()] })));
      const [row] = await on.sql<{ count: number }>(
        `select jsonb_array_length(payload->'to'->'persons') as count from outbox
          where type = 'notification.requested' and payload->>'kind' = 'HANDLING_REPLIED' order by xid desc, id desc limit 1`,
      );
      return row?.count;
    };
    expect(await told()).toBe(2);
    await decide('REPLY_ANSWERED_TO', 'to', 'LEAD');
    expect(await told()).toBe(1);
  });
});
