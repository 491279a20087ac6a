import { createHash } from 'node:crypto';

export interface PageParts {
  /** specifier → address */
  imports: Record<string, string>;
  styles: string[];
  /** scripts that the shell needs, in the order they are worth fetching */
  preload: string[];
  entry: string;
}

/** The one HTML document, and the CSP hash of the one inline script in it (the import map). */
export function renderPage(parts: PageParts): { html: string; scriptHash: string } {
  // "<" cannot end the script early, whatever an address holds.
  const map = JSON.stringify({ imports: parts.imports }).replaceAll('<', '\\u003c');
  const scriptHash = `sha256-${createHash('sha256').update(map).digest('base64')}`;
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="theme-color" content="#ffffff">
<title>红松 · 人大履职平台</title>
<link rel="icon" href="/assets/redpine.svg" type="image/svg+xml">
${parts.styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')}
<script type="importmap">${map}</script>
${parts.preload.map((href) => `<link rel="modulepreload" href="${href}">`).join('\n')}
<script type="module" src="${parts.entry}"></script>
</head>
<body>
<div id="shell"></div>
<noscript><p class="rp-noscript">红松需要启用 JavaScript。Redpine needs JavaScript.</p></noscript>
</body>
</html>
`;
  return { html, scriptHash };
}
