import { describe, expect, it } from 'vitest';
import { PRECEDENCE } from '../post/post.kind.ts';
import { contactScope } from './contact.policy.ts';

const ALL = ['DEPUTIES_OFFICE', 'SESSION_OFFICE'];
const AREA = ['SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM'];

describe('whose contacts may be revealed', () => {
  it.each(PRECEDENCE)('PII-10 MUST open contacts to %s only as far as its work reaches', (kind) => {
    const scope = contactScope({ posts: [{ kind, area: 'a' }] });
    expect(scope).toEqual(ALL.includes(kind) ? 'ALL' : AREA.includes(kind) ? ['a'] : []);
  });

  it('PII-11 MUST open none to a subdistrict’s office without an area, or to those without a post', () => {
    expect(contactScope({ posts: [{ kind: 'SUBDISTRICT_OFFICE', area: null }] })).toEqual([]);
    expect(contactScope({ posts: [] })).toEqual([]);
  });
});
