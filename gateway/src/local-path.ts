/** A path of this application to go on to; `/` for anything that could lead elsewhere. */
export function localPath(value: unknown): string {
  if (typeof value !== 'string' || value.length > 2_000) return '/';
  // A backslash or a second slash begins another host for a browser; it also drops tabs and line ends.
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value)) return '/';
  const url = new URL(value, 'http://local.invalid');
  if (url.origin !== 'http://local.invalid' || /^\/+(auth|oidc)\//.test(url.pathname)) return '/';
  // Dot segments could have put two slashes in front again.
  return `/${url.pathname.replace(/^\/+/, '')}${url.search}${url.hash}`;
}
