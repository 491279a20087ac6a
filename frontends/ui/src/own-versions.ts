/**
 * The versions that the reader's own acts have made. An act makes the next version at once, the page shows it a moment
 * later: who acts again in between must not lose to herself. What another has done since is newer still, and a conflict.
 */
export function ownVersions(): { learn: (success: unknown) => void; raise: <T>(input: T) => T } {
  const known = new Map<string, number>();

  function learn(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if ('id' in value && typeof value.id === 'string' && 'version' in value && typeof value.version === 'number') {
      known.set(value.id, Math.max(value.version, known.get(value.id) ?? 0));
    }
    for (const part of Object.values(value)) learn(part);
  }

  function raise<T>(input: T): T {
    if (Array.isArray(input)) return input.map((each: unknown) => raise(each)) as T;
    if (typeof input !== 'object' || input === null) return input;
    const raised = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, raise(value as unknown)]));
    if (typeof raised['version'] !== 'number') return raised as T;
    const made = Object.values(raised).map((value) => (typeof value === 'string' ? (known.get(value) ?? 0) : 0));
    return { ...raised, version: Math.max(raised['version'], ...made) } as T;
  }

  return { learn, raise };
}
