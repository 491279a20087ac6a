// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, describe, expect, it } from 'vitest';
import { readUrlState, useUrlState, writeUrlState } from './url-state.ts';

const DEFAULTS = { q: '', states: [] as string[], first: 20, mine: false };

describe('state in the URL', () => {
  beforeEach(() => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    history.replaceState(null, '', '/suggestions');
  });

  it('UI-07 MUST read each filter by the type of its default, and take nonsense for not given', () => {
    expect(readUrlState('?q=%E5%85%BB%E8%80%81&states=A&states=B&first=50&mine=1', DEFAULTS)).toEqual({
      q: '养老',
      states: ['A', 'B'],
      first: 50,
      mine: true,
    });
    expect(readUrlState('?first=many&mine=yes', DEFAULTS)).toEqual(DEFAULTS);
  });

  it('UI-08 MUST leave defaults out of the URL and parameters of others alone', () => {
    expect(writeUrlState('?tab=2&q=x', { q: '', states: ['A'], mine: true }, DEFAULTS)).toBe('?tab=2&states=A&mine=1');
    expect(writeUrlState('?q=x', { q: '' }, DEFAULTS)).toBe('');
  });

  it('UI-09 MUST write what is set into the URL, draw it, and go back to the first page', async () => {
    history.replaceState(null, '', '/suggestions?q=x&after=cursor&page=3');
    const place = document.createElement('div');
    let set: ReturnType<typeof useUrlState<typeof DEFAULTS>>[1] | undefined;
    function Probe() {
      const [state, change] = useUrlState(DEFAULTS);
      set = change;
      return <output>{JSON.stringify(state)}</output>;
    }
    await act(async () => createRoot(place).render(<Probe />));
    expect(place.textContent).toContain('"q":"x"');
    await act(async () => {
      set?.({ q: '湿地' }, { replace: true });
      window.dispatchEvent(new PopStateEvent('popstate'));
    });
    expect(decodeURIComponent(location.search)).toBe('?q=湿地');
    expect(place.textContent).toContain('湿地');
  });
});
