import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderPage } from './page.ts';

describe('the HTML document', () => {
  it('UI-33 MUST hold one inline script, whose hash is the one given to the CSP', () => {
    const { html, scriptHash } = renderPage({ imports: { a: '/</script>.js' }, styles: ['/s.css'], preload: [], entry: '/e.js' });
    const inline = [...html.matchAll(/<script(?![^>]*src=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
    expect(inline).toHaveLength(1);
    expect(scriptHash).toBe(`sha256-${createHash('sha256').update(inline[0] ?? '').digest('base64')}`);
    expect(html).not.toMatch(/<style|\son\w+=|\sstyle=/);
  });
});
