// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ActButton, type AvailableAction } from './act-button.tsx';

async function draw(availability: AvailableAction | undefined, onAct: () => void): Promise<HTMLElement> {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  await act(async () =>
    createRoot(place).render(
      <ActButton availability={availability} onAct={onAct}>
        评价
      </ActButton>,
    ),
  );
  return place;
}

describe('the button of an act', () => {
  beforeEach(() => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));

  it('UI-10 MUST say why an act is refused, stay reachable and do nothing when pressed', async () => {
    const onAct = vi.fn();
    const place = await draw({ action: 'EVALUATE', allowed: false, reason: '承办单位尚未答复' }, onAct);
    const button = place.querySelector('button');
    expect(button?.getAttribute('aria-disabled')).toBe('true');
    expect(button?.disabled).toBe(false);
    const reason = document.getElementById(button?.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toBe('承办单位尚未答复');
    await act(async () => button?.click());
    expect(onAct).not.toHaveBeenCalled();
  });

  it('UI-11 MUST carry out an allowed act, without a reason beside it', async () => {
    const onAct = vi.fn();
    const place = await draw({ action: 'EVALUATE', allowed: true, reason: null }, onAct);
    await act(async () => place.querySelector('button')?.click());
    expect(onAct).toHaveBeenCalledOnce();
    expect(place.querySelector('[role=tooltip]')).toBeNull();
  });

  it('UI-12 MUST leave out an act that the server does not list', async () => {
    const place = await draw(undefined, () => {});
    expect(place.querySelector('button')).toBeNull();
  });
});
