import { describe, expect, it } from 'vitest';
import { valueImports } from './import-scan.ts';
import { loadOrder } from './load-order.ts';

describe('reading imports', () => {
  it('UI-30 MUST list what is imported as a value, and nothing that is a type', () => {
    const source = [
      `import { Page, type PageProps, Panel as Sheet } from '@redpine/ui/page';`,
      `import type { ReactNode } from 'react';`,
      `import {\n  act,\n  useState,\n} from 'react';`,
      `import './page.css';`,
      `export { Page } from './page.tsx';`,
    ].join('\n');
    expect(valueImports(source)).toEqual(['@redpine/ui/page', 'react', './page.tsx']);
  });

  it('UI-32 MUST follow imports through the import map, each file once, the asked one first', () => {
    const chunk = (fileName: string, imports: string[]) => ({ fileName, imports, name: fileName, isEntry: false, isDynamicEntry: false, modules: [], content: '' });
    const chunks = [chunk('a.js', ['react', 'b.js']), chunk('b.js', ['react']), chunk('react.js', [])];
    expect(loadOrder(chunks, { react: '/react.js' })('a.js')).toEqual(['/a.js', '/react.js', '/b.js']);
  });
});
