import { describe, expect, it } from 'vitest';
import { PRECEDENCE } from '../post/post.kind.ts';
import {
  administrationPermissions, DIRECTORY_ACTS, incompatibility, mayAdminister, mayAppoint, mayDelegate, mayEndDelegation, separatedFrom,
} from './administration.policy.ts';
import type { DirectoryAct } from './administration.policy.ts';

const holding = (...kinds: string[]) => ({ posts: kinds.map((kind) => ({ kind })) });
const ACTS = Object.keys(DIRECTORY_ACTS) as DirectoryAct[];

/** Everything that a kind of post allows; whatever is not named here is refused. */
const ALLOWED: Readonly<Record<string, readonly DirectoryAct[]>> = {
  DEPUTIES_OFFICE: [
    'ORGAN_ADD', 'ORGAN_RENAME', 'ORGAN_PLACE', 'ORGAN_HANDLING_GRANT', 'ORGAN_HANDLING_WITHDRAW', 'ORGAN_END',
    'PERSON_ADD', 'PERSON_RENAME', 'PERSON_END', 'CONTACT_RECORD',
  ],
  SECURITY_ADMIN: ['PERSON_ADD', 'PERSON_RENAME', 'PERSON_END', ...ACTS.filter((act) => act.startsWith('ACCOUNT_'))],
  SYSTEM_ADMIN: [
    'AREA_ADD', 'AREA_RENAME', 'AREA_END', 'TERM_OPEN', 'TERM_RESCHEDULE', 'SESSION_ADD', 'SESSION_RESCHEDULE',
    'TOPIC_ADD', 'TOPIC_RENAME', 'TOPIC_PLACE', 'TOPIC_END',
  ],
};

describe('who administers the directory', () => {
  it.each(PRECEDENCE.flatMap((kind) => ACTS.map((act) => [kind, act] as const)))(
    'ADM-01 MUST let %s do %s only where its office says so',
    (kind, act) => {
      expect(mayAdminister(act, holding(kind))).toBe(ALLOWED[kind]?.includes(act) ?? false);
    },
  );

  it.each(PRECEDENCE.flatMap((office) => PRECEDENCE.map((kind) => [office, kind] as const)))(
    'ADM-02 MUST let %s appoint to %s only where its office says so',
    (office, kind) => {
      const ofDeputiesWork = ['DEPUTY', 'UNIT_HEAD', 'UNIT_CLERK', 'SESSION_OFFICE', 'SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM'];
      const may = office === 'SECURITY_ADMIN' || (office === 'DEPUTIES_OFFICE' && ofDeputiesWork.includes(kind));
      expect(mayAppoint(kind, holding(office))).toBe(may);
    },
  );

  it('ADM-03 MUST allow nothing to those without a post', () => {
    expect(ACTS.some((act) => mayAdminister(act, holding()))).toBe(false);
    expect(administrationPermissions(holding(), PRECEDENCE)).toEqual({
      areas: false, organs: false, people: false, contacts: false, posts: false, postKinds: [], terms: false, topics: false, accounts: false, audit: false,
    });
  });

  it('ADM-04 MUST keep the three administrators apart (三员分立)', () => {
    const apart = PRECEDENCE.filter((kind) => separatedFrom(kind).length > 0);
    expect(apart).toEqual(['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']);
    expect(apart.flatMap((kind) => separatedFrom(kind).map((other) => `${kind} ${other}`))).toHaveLength(6);
  });

  it.each([
    ['SC_MEMBER', null, 'GOVERNMENT_OFFICE', null],
    ['CHAIRPERSON', 'CONGRESS', 'UNIT_HEAD', 'GOVERNMENT'],
    ['VICE_CHAIRPERSON', null, 'UNIT_HEAD', 'COURT'],
    ['SC_MEMBER', null, 'UNIT_CLERK', 'PROCURATORATE'],
    ['SC_MEMBER', null, 'UNIT_HEAD', 'SUPERVISORY_COMMISSION'],
    ['SC_MEMBER', null, 'UNIT_HEAD', 'TOWN'],
  ] as const)('ADM-06 MUST keep %s (%s) apart from %s (%s) (地方组织法 art. 47)', (kind, organKind, other, otherOrgan) => {
    const [one, two] = [{ kind, organKind }, { kind: other, organKind: otherOrgan }];
    expect([incompatibility(one, two), incompatibility(two, one)]).toEqual(['COMMITTEE_OFFICE', 'COMMITTEE_OFFICE']);
  });

  it('ADM-07 MUST let members be deputies and work for the congress, and deputies hold any office', () => {
    const at = (kind: (typeof PRECEDENCE)[number], organKind: string | null = null) => ({ kind, organKind });
    expect(incompatibility(at('SC_MEMBER'), at('DEPUTY'))).toBeNull();
    expect(incompatibility(at('SC_MEMBER'), at('DEPUTIES_OFFICE', 'CONGRESS'))).toBeNull();
    expect(incompatibility(at('SC_MEMBER'), at('UNIT_HEAD', 'CONGRESS'))).toBeNull();
    expect(incompatibility(at('DEPUTY'), at('UNIT_HEAD', 'GOVERNMENT'))).toBeNull();
    expect(incompatibility(at('SYSTEM_ADMIN'), at('AUDIT_ADMIN'))).toBe('SEPARATION');
  });

  it.each(PRECEDENCE.flatMap((kind) => PRECEDENCE.map((other) => [kind, other] as const)))(
    'ADM-08 MUST keep %s apart from %s where one of the two administers the platform (三员分立)',
    (kind, other) => {
      const administers = (each: string): boolean => ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'].includes(each);
      const expected = kind === other || administers(kind) === administers(other) ? (administers(kind) && kind !== other ? 'SEPARATION' : null) : 'ADMINISTRATOR';
      const found = incompatibility({ kind, organKind: 'CONGRESS' }, { kind: other, organKind: 'CONGRESS' });
      expect(found === 'COMMITTEE_OFFICE' ? null : found).toBe(expected);
    },
  );

  it.each(PRECEDENCE)('ADM-09 MUST let %s delegate her own post alone, and the security administrator any', (kind) => {
    const viewer = { person: 'she', posts: [{ kind }] };
    const any = kind === 'SECURITY_ADMIN';
    expect([mayDelegate({ person: 'she' }, viewer), mayDelegate({ person: 'another' }, viewer)]).toEqual([true, any]);
    expect(mayEndDelegation({ person: 'another', delegate: 'she' }, viewer)).toBe(true);
    expect(mayEndDelegation({ person: 'another', delegate: 'third' }, viewer)).toBe(any);
    expect(mayDelegate({ person: '' }, { person: null, posts: [] })).toBe(false);
  });

  it('ADM-05 MUST let several posts add up', () => {
    expect(administrationPermissions(holding('DEPUTIES_OFFICE', 'SYSTEM_ADMIN'), PRECEDENCE)).toMatchObject({
      areas: true, organs: true, people: true, posts: true, terms: true, topics: true,
    });
  });
});
