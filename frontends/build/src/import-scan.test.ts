import { describe, expect, it } from 'vitest';
import { valueImports } from './import-scan.ts';
import { loadOrder } from './load-order.ts';
import { antdFolder } from './shared-modules.ts';

describe('reading imports', () => {
  it('UI-30 MUST list what is imported as a value, and nothing that is a type', () => {
    const source = [
      `import { Button, type ButtonProps, Table as List } from 'antd';`,
      `import type { ReactNode } from 'react';`,
      `import {\n  act,\n  useState,\n} from 'react';`,
      `import './page.css';`,
      `export { Page } from './page.tsx';`,
    ].join('\n');
    expect(valueImports(source)).toEqual([
      { specifier: 'antd', names: ['Button', 'Table'] },
      { specifier: 'react', names: ['act', 'useState'] },
      { specifier: './page.tsx', names: ['Page'] },
    ]);
  });

  it('UI-31 MUST find a component’s folder by its name', () => {
    expect(['Button', 'DatePicker', 'TreeSelect'].map(antdFolder)).toEqual(['button', 'date-picker', 'tree-select']);
  });

  it('UI-32 MUST follow imports through the import map, each file once, the asked one first', () => {
    const chunk = (fileName: string, imports: string[]) => ({ fileName, imports, name: fileName, isEntry: false, isDynamicEntry: false, modules: [], content: '' });
    const chunks = [chunk('a.js', ['react', 'b.js']), chunk('b.js', ['react']), chunk('react.js', [])];
    expect(loadOrder(chunks, { react: '/react.js' })('a.js')).toEqual(['/a.js', '/react.js', '/b.js']);
  });
});
