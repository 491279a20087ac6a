import type { Problem } from '@redpine/kit/problem';
import type { HandlingDone } from '../handling/handling.act.ts';
import type { PressDone } from '../press/press.act.ts';
import { closePress, notePress, startPress } from '../press/press.commands.ts';
import { urgeHandling } from '../urge/urge.commands.ts';
import type { PressDeed } from './rows.ts';
import { handlingNow, rowOf, type Scene, suggestionNow } from './scene.ts';

/** Carries out an act of pressing, or urges. */
export async function tellPress(scene: Scene, deed: PressDeed): Promise<PressDone | HandlingDone | Problem> {
  const { context, idempotencyKey } = scene;
  switch (deed.act) {
    case 'PRESS': {
      const { act: _act, ...start } = deed;
      const { suggestion } = await suggestionNow(scene);
      return startPress(context, { idempotencyKey, suggestion, ...start });
    }
    case 'PRESS_NOTE':
    case 'PRESS_CLOSE': {
      const on = await rowOf<{ press: string; version: number }>(scene, {
        name: 'press',
        text: `select id as press, version from press where suggestion_id = $1 and kind = $2 and state = 'OPEN'
                order by started_at desc limit 1`,
        values: [deed.kind],
      });
      const act = deed.act === 'PRESS_NOTE' ? notePress : closePress;
      return act(context, { idempotencyKey, ...on, text: deed.text });
    }
    case 'URGE': {
      const { handling } = await handlingNow(scene, deed.unit);
      return urgeHandling(context, { idempotencyKey, handling, note: deed.note });
    }
  }
}
