import { createHash } from 'node:crypto';

export interface PageParts {
  /** specifier → address */
  imports: Record<string, string>;
  styles: string[];
  /** scripts that the shell needs, in the order they are worth fetching */
  preload: string[];
  entry: string;
}

/** The shell's HTML document, and the CSP hash of the one inline script in it (the import map). */
export function renderPage(parts: PageParts): { html: string; scriptHash: string } {
  // "<" cannot end the script early, whatever an address holds.
  const map = JSON.stringify({ imports: parts.imports }).replaceAll('<', '\\u003c');
  const scriptHash = `sha256-${createHash('sha256').update(map).digest('base64')}`;
  const html = documentOf({
    ...parts,
    title: '红松 · 人大履职平台',
    scripts: [
      `<script type="importmap">${map}</script>`,
      ...parts.preload.map((href) => `<link rel="modulepreload" href="${href}">`),
    ],
    body: ['<div id="shell"></div>', '<noscript><p class="rp-noscript">红松需要启用 JavaScript。Redpine needs JavaScript.</p></noscript>'],
  });
  return { html, scriptHash };
}

/** The public portal's HTML document. It bundles all that it needs: no import map, so no inline script. */
export function renderPortal({ styles, entry }: Pick<PageParts, 'styles' | 'entry'>): string {
  return documentOf({
    styles,
    entry,
    title: '网上代表之家',
    description: '找到您的人大代表，反映意见，查看代表建议和办理答复。',
    scripts: [],
    body: [
      '<div id="portal"><p class="portal-first">网上代表之家</p></div>',
      '<noscript><p class="rp-noscript">本页需要启用 JavaScript；也可以到就近的代表之家当面反映。This page needs JavaScript; a deputies’ home nearby will also receive you.</p></noscript>',
    ],
  });
}

interface DocumentParts extends Pick<PageParts, 'styles' | 'entry'> {
  title: string;
  description?: string;
  /** what stands before the entry's script */
  scripts: string[];
  body: string[];
}

function documentOf({ title, description, styles, scripts, entry, body }: DocumentParts): string {
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light">',
    '<meta name="theme-color" content="#ffffff">',
    `<title>${title}</title>`,
    ...(description === undefined ? [] : [`<meta name="description" content="${description}">`]),
    '<link rel="icon" href="/assets/redpine.svg" type="image/svg+xml">',
    ...styles.map((href) => `<link rel="stylesheet" href="${href}">`),
    ...scripts,
    `<script type="module" src="${entry}"></script>`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
