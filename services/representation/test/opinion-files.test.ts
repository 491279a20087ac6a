import { randomUUID } from 'node:crypto';
import { type Actor, createActorSigner, serviceActor } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { opinionSecrets } from '../src/opinion/opinion.secret.ts';
import { fieldsOf, refused, send, sure } from './acts.ts';
import { actors, bench, type Bench, id as fixed, keys } from './bench.ts';
import { analyst, COMMUNITY, elsewhere, NOBODY, opinionsOn, places, SAID, street } from './opinion.ts';

let on: Bench;
const { solved, idOf, act, tracked } = opinionsOn(() => on);
beforeAll(async () => {
  on = await bench();
  await places(on);
});
afterAll(async () => on?.[Symbol.asyncDispose]());
beforeEach(() => {
  on.now = new Date('2026-03-02T02:00:00Z');
});

describe('what goes with an opinion', () => {
  const FILE = { name: '现场.jpg', mediaType: 'image/jpeg', size: 2_000 };
  const signer = createActorSigner(keys.privateKey);
  const operation = async (name: string, payload: object, actor: Actor = NOBODY) => on.service.call(name, payload, await signer.sign(actor));
  /** Files as the gateway keeps them, uploaded with the challenge. */
  const uploaded = async (challenge: string, n: number): Promise<string[]> => {
    const holder = await operation('uploadTicket', { ticket: challenge });
    const ids = Array.from({ length: n }, () => randomUUID());
    on.files.push(...ids.map((id) => ({ ...FILE, id, uploadedBy: `visitor ${String(holder)}` })));
    return ids;
  };

  it('OPN-26 MUST be what its own challenge uploaded, three at most, for the eyes of those who handle it', async () => {
    const challenge = await solved();
    const files = await uploaded(challenge, 3);
    const [others] = await uploaded(await solved(), 1);
    on.files.push({ ...FILE, id: fixed(7_001), uploadedBy: actors.deputy.id });
    const sending = async (ids: (string | undefined)[]) => fieldsOf(await refused(on, () => send(on, NOBODY, 'opinionSend', { challenge, text: SAID, area: COMMUNITY, files: ids })));
    expect(await sending([others])).toEqual(['files.0 UNKNOWN_FILE']);
    expect(await sending([fixed(7_001)])).toEqual(['files.0 UNKNOWN_FILE']);
    expect(await sending([files[0], files[0]])).toEqual(['files.1 DUPLICATE']);
    expect(await sending([...files, others])).toEqual(['files TOO_MANY']);
    const { code } = await sure(send(on, NOBODY, 'opinionSend', { challenge, text: SAID, area: COMMUNITY, files }));
    const id = await idOf(code ?? '');
    const read = async (actor: Actor) => {
      const answer = await on.ask(actor, 'query ($id: ID!) { opinion(id: $id) { files { id name mediaType size } } }', { id });
      return (answer.data?.['opinion'] as { files: object[] } | null)?.files;
    };
    expect(await read(street)).toEqual(files.map((file) => ({ ...FILE, id: file })));
    expect(await read(analyst)).toEqual([]);
    expect(await read(elsewhere)).toBeUndefined();
    const mayRead = (actor: Actor) => operation('mayReadFile', { file: files[0] }, actor);
    expect(await Promise.all([street, actors.office, analyst, elsewhere, actors.deputy, NOBODY].map(mayRead))).toEqual([true, true, false, false, false, false]);
    expect(JSON.stringify(await tracked(code ?? ''))).not.toContain(FILE.name);
    expect(await operation('keptFiles', { files: [...files, others] }, serviceActor('gateway'))).toEqual(expect.arrayContaining(files));
    expect(await operation('keptFiles', { files: [others] }, serviceActor('gateway'))).toEqual([]);
    await expect(operation('keptFiles', { files })).rejects.toThrow();
  });

  it('OPN-27 MUST be vouched for by a solved challenge alone: not a forged, expired or used one', async () => {
    const challenge = await solved();
    expect(await operation('uploadTicket', { ticket: challenge })).toMatch(/^[0-9a-f]{64}$/);
    const late = JSON.parse((await opinionSecrets(keys.privateKey).challenge(-1_000)).json) as object;
    const whole = JSON.parse(Buffer.from(challenge, 'base64').toString()) as { challenge: object; solution: { counter: number } };
    const texts = [whole.challenge, { ...whole, challenge: late }, { ...whole, solution: { ...whole.solution, counter: whole.solution.counter + 1 } }].map((payload) => Buffer.from(JSON.stringify(payload)).toString('base64'));
    for (const ticket of ['', 'bm90IGpzb24=', ...texts]) expect(await operation('uploadTicket', { ticket })).toBeNull();
    await sure(send(on, NOBODY, 'opinionSend', { challenge, text: SAID }));
    expect(await operation('uploadTicket', { ticket: challenge })).toBeNull();
  });

  it('OPN-28 MUST be what its recorder uploaded, and go by the schedule once it is over', async () => {
    const own = randomUUID();
    on.files.push({ ...FILE, id: own, uploadedBy: street.id });
    const input = { channel: 'HOME_RECEPTION', receivedOn: '2026-03-02', text: SAID, area: COMMUNITY, files: [own] };
    expect(fieldsOf(await refused(on, () => send(on, actors.deputy, 'opinionRecord', input)))).toEqual(['files.0 UNKNOWN_FILE']);
    const { record } = await sure(send(on, street, 'opinionRecord', input));
    await sure(act(street, 'opinionDecline', record?.id ?? '', { reason: '与本区公共事务无关。' }));
    const kept = () => on.sql<{ n: number }>('select jsonb_array_length(files) as n from opinion where id = $1', [record?.id]);
    on.now = new Date('2027-02-01T18:30:00Z');
    await on.service.keepToSchedule();
    expect(await kept()).toEqual([{ n: 1 }]);
    on.now = new Date('2027-03-10T18:30:00Z');
    await on.service.keepToSchedule();
    expect(await kept()).toEqual([{ n: 0 }]);
  });
});
