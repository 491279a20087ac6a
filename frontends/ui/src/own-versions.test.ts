import { describe, expect, it } from 'vitest';
import { ownVersions } from './own-versions.ts';

describe('versions of one’s own acts', () => {
  it('UI-19 MUST send the version that the reader’s own last act made, before the page shows it', () => {
    const versions = ownVersions();
    versions.learn({ __typename: 'HandlingActSuccess', handling: { id: 'h1', version: 4, state: 'IN_HAND' } });
    expect(versions.raise({ handling: 'h1', version: 3, note: 'x' })).toEqual({ handling: 'h1', version: 4, note: 'x' });
    expect(versions.raise({ suggestions: [{ suggestion: 's1', version: 1 }, { suggestion: 'h1', version: 2 }] })).toEqual({
      suggestions: [{ suggestion: 's1', version: 1 }, { suggestion: 'h1', version: 4 }],
    });
  });

  it('UI-20 MUST keep the version of another’s record, of a newer page and of what has none', () => {
    const versions = ownVersions();
    versions.learn({ handling: { id: 'h1', version: 4 } });
    expect(versions.raise({ handling: 'h2', version: 3 })).toEqual({ handling: 'h2', version: 3 });
    expect(versions.raise({ handling: 'h1', version: 7 })).toEqual({ handling: 'h1', version: 7 });
    expect(versions.raise({ title: 'h1', files: ['a'], at: null })).toEqual({ title: 'h1', files: ['a'], at: null });
  });
});
