import { pino } from 'pino';
import { ANONYMOUS } from '@redpine/kit/actor';
import { expect, test } from 'vitest';
import type { Asker } from './asker.ts';
import { Live, parseSignal } from './live.ts';

class Out {
  text = '';
  ended = false;
  writableLength = 0;
  write(text: string): boolean {
    this.text += text;
    return true;
  }
  end(): this {
    this.ended = true;
    return this;
  }
}

const asker = (still: () => Promise<boolean>): Asker => ({ actor: ANONYMOUS, via: 'COOKIE', still, key: 'session' });
const live = () => new Live({ connectionString: '', options: '' }, pino({ level: 'silent' }));

test('GW-70 MUST end a stream with its session at the next beat, and keep the others open', async () => {
  const hub = live();
  const [kept, over, unknown] = [new Out(), new Out(), new Out()];
  hub.add({ asker: asker(async () => true), out: kept as never });
  hub.add({ asker: asker(async () => false), out: over as never });
  hub.add({ asker: asker(async () => Promise.reject(new Error('directory is down'))), out: unknown as never });
  await hub.beat();
  expect([kept.text, kept.ended, over.ended, unknown.ended]).toEqual([':\n\n', false, true, true]);
  expect(hub.size).toBe(1);
});

test('GW-73 MUST cut off a reader that does not read', async () => {
  const hub = live();
  const slow = new Out();
  hub.add({ asker: asker(async () => true), out: slow as never });
  slow.writableLength = 65 * 1024;
  await hub.beat();
  expect([slow.ended, hub.size]).toEqual([true, 0]);
});

test('GW-74 MUST pass on signals only, whatever is notified', () => {
  expect(parseSignal('{"changed":{"type":"Suggestion","id":"1","title":"x"}}')).toEqual({ changed: { type: 'Suggestion', id: '1' } });
  expect(parseSignal('{"notification":{"account":"a"}}')).toEqual({ account: 'a' });
  for (const other of ['', 'x', 'null', '7', '{}', '{"changed":{"type":1,"id":"1"}}', '{"notification":{}}']) {
    expect(parseSignal(other)).toBeUndefined();
  }
});
