// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it } from 'vitest';
import { Timeline, type TimelineFact } from './timeline.tsx';

beforeEach(() => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));

async function drawn(facts: readonly TimelineFact[], note: string | null): Promise<HTMLElement> {
  const place = document.createElement('div');
  const acts = [{ id: '1', at: '2026-03-01T02:00:00Z', title: '安排述职', actor: '周主任', facts, note }];
  await act(async () => createRoot(place).render(<Timeline label="办理经过" acts={acts} />));
  return place;
}

it('UI-110 MUST draw what an act fixed as a list of labels and values, above what was said', async () => {
  const place = await drawn([{ label: '计划日期', value: '2026年11月17日' }, { label: '地点', value: '区热力公司' }], '请按时参加。');
  expect([...place.querySelectorAll('dl > div')].map((each) => [...each.children].map(({ tagName, textContent }) => `${tagName} ${textContent}`))).toEqual([
    ['DT 计划日期', 'DD 2026年11月17日'], ['DT 地点', 'DD 区热力公司'],
  ]);
  expect(place.querySelector('dl + div')?.textContent).toBe('请按时参加。');
});

it('UI-111 MUST draw no empty list where an act fixed nothing', async () => {
  expect((await drawn([], null)).querySelector('dl')).toBeNull();
});
