import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as ReactModule from 'react';
import type * as ReactServer from 'react-dom/server';

/** Where a component's class prefix is not its folder's name. */
const PREFIX: Record<string, string> = {
  button: 'btn',
  'date-picker': 'picker',
  calendar: 'picker-calendar',
  'qr-code': 'qrcode',
};

/** Style hooks exported beside a default one, where their prefix is not the folder's. */
const NAMED: Record<string, string> = { useRowStyle: 'ant-row', useColStyle: 'ant-col' };

type Hook = (prefix: string) => unknown;
type StyleModule = Record<string, unknown> & { default?: unknown };

/**
 * The static style sheet of antd: the style hooks of exactly the components in the bundle, run once here
 * instead of in every browser. Without it antd writes `<style>` elements, which the CSP refuses.
 *
 * `styleModules` are paths inside antd (`button/style/index.js`), as the bundler met them. The sheet is
 * wrapped in `@layer antd`, so that our own rules win without a fight over specificity.
 */
export function extractAntdCss(ui: string, styleModules: Iterable<string>, theme: object): string {
  const require = createRequire(join(ui, 'package.json'));
  const React = require('react') as typeof ReactModule;
  const { renderToString } = require('react-dom/server') as typeof ReactServer;
  const { default: ConfigProvider } = require('antd/lib/config-provider') as {
    default: ReactModule.ComponentType<Record<string, unknown>>;
  };
  const antdRequire = createRequire(require.resolve('antd/package.json'));
  const { createCache, extractStyle, StyleProvider } = antdRequire('@ant-design/cssinjs') as {
    createCache: () => object;
    extractStyle: (cache: object, options: { plain: boolean; types: string[] }) => string;
    StyleProvider: ReactModule.ComponentType<Record<string, unknown>>;
  };

  const probes = [...styleModules].toSorted().flatMap((path): ReactModule.ReactElement[] => {
    const source = readFileSync(require.resolve(`antd/lib/${path}`), 'utf8');
    const module = require(`antd/lib/${path}`) as StyleModule;
    return probesOf(React, path, source, module);
  });
  const cache = createCache();
  const themed = React.createElement(ConfigProvider, { theme: { ...theme, zeroRuntime: false } }, ...probes);
  renderToString(React.createElement(StyleProvider, { cache }, themed));
  const css = extractStyle(cache, { plain: true, types: ['style'] });
  return `@layer antd{${css.replace(/\.data-ant-cssinjs-cache-path\{[^}]*\}/, '')}}`;
}

function probesOf(React: typeof ReactModule, path: string, source: string, module: StyleModule) {
  const prefix = prefixOf(path);
  const named = Object.entries(module).filter(([name]) => /^use\w*Style$/.test(name));
  const shared = named.map(([name, hook]) => probe(React, hook, NAMED[name] ?? prefix));
  if (typeof module.default !== 'function') return shared;
  if (source.includes('genSubStyleComponent)(')) {
    const Component = module.default as ReactModule.ComponentType<{ prefixCls: string }>;
    return [...shared, React.createElement(Component, { prefixCls: prefix })];
  }
  const isHook = path.endsWith('style/index.js') || /gen(StyleHooks|ComponentStyleHook)\)\(/.test(source);
  return isHook ? [...shared, probe(React, module.default, prefix)] : shared;
}

function probe(React: typeof ReactModule, hook: unknown, prefix: string): ReactModule.ReactElement {
  const Probe = (): null => {
    (hook as Hook)(prefix);
    return null;
  };
  return React.createElement(Probe);
}

function prefixOf(path: string): string {
  const folder = path.replace(/^_util\//, '').split('/')[0] ?? '';
  return `ant-${PREFIX[folder] ?? folder}`;
}
