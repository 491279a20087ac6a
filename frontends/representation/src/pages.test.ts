import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isValidElement } from 'react';
import { describe, expect, it } from 'vitest';
import { PAGES } from './pages.tsx';
import { OnlyFor } from './parts/only-for.tsx';

interface Entry {
  path: string;
  shown: string;
}

const { navigation } = JSON.parse(readFileSync(join(import.meta.dirname, '../routes.json'), 'utf8')) as { navigation: Entry[] };
const GUARDED = ['browse', 'review', 'assign', 'import', 'publish'];

describe('who may open a page', () => {
  const entries = navigation.map(({ path, shown }) => [path, shown.replace('representation.', '')] as const);

  it.each(entries.filter(([, may]) => GUARDED.includes(may)))('FE-162 MUST keep %s for whom the navigation shows it to: %s', (path, may) => {
    const page = PAGES[path]?.({ id: '' });
    expect(isValidElement<{ may: string }>(page) && page.type === OnlyFor && page.props.may).toBe(may);
  });

  it('FE-163 MUST leave open what is for everybody', () => {
    const open = navigation.filter(({ shown }) => shown === 'public').map(({ path }) => PAGES[path]?.({ id: '' }));
    expect(open.map((page) => isValidElement(page) && page.type !== OnlyFor)).toEqual(open.map(() => true));
  });
});
