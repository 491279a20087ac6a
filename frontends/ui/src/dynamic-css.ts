/**
 * Stands in for `@rc-component/util/Dom/dynamicCSS`, and for the icons' own copy of it, in the build. antd's CSS variables and scroll lock are
 * styles made at run time; a `<style>` element would break the CSP, a constructable sheet does not.
 */
interface StyleHandle {
  setAttribute: (name: string, value: string) => void;
}

const sheets = new Map<string, { sheet: CSSStyleSheet; css: string; handle: StyleHandle }>();

function add(css: string): { sheet: CSSStyleSheet; css: string; handle: StyleHandle } {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return { sheet, css, handle: { setAttribute: () => {} } };
}

export function updateCSS(css: string, key: string): StyleHandle {
  const known = sheets.get(key);
  if (!known) {
    const made = add(css);
    sheets.set(key, made);
    return made.handle;
  }
  if (known.css !== css) {
    known.sheet.replaceSync(css);
    known.css = css;
  }
  return known.handle;
}

export function removeCSS(key: string): void {
  const known = sheets.get(key);
  if (!known) return;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== known.sheet);
  sheets.delete(key);
}

export function injectCSS(css: string): StyleHandle {
  return add(css).handle;
}

export function clearContainerCache(): void {
  sheets.clear();
}

/** Nothing of ours stands in a shadow root. */
export function getShadowRoot(): null {
  return null;
}

/** The icons' development warnings are for their authors. */
export function warningOnce(): void {}
