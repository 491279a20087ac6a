/**
 * What the unit tests of transition tables and policies share: who tries an act, how the cells of a table are counted out and how
 * one is read. What is expected of whom stands in each test.
 */
import type { Decision } from '@redpine/kit/workflow';
import type { Viewer } from '../src/suggestion/suggestion.policy.ts';

/** Every kind of post, in the contract’s order. */
export const POST_KINDS = [
  'PARTY_COMMITTEE', 'CHAIRPERSON', 'VICE_CHAIRPERSON', 'SC_MEMBER', 'DEPUTIES_OFFICE', 'BUDGET_OFFICE', 'LEGAL_OFFICE', 'SESSION_OFFICE', 'DEPUTY',
  'SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM', 'GOVERNMENT_OFFICE', 'UNIT_CLERK', 'UNIT_HEAD', 'ANALYST', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN',
] as const;
export type PostKind = (typeof POST_KINDS)[number];

interface Scope { organ?: string; area?: string }

/** Somebody with one post: of no organ and for no area, unless they are named. */
export const holding = (kind: PostKind, person = 'somebody', { organ, area }: Scope = {}): Viewer => ({
  person, posts: [{ kind, organ: organ ?? null, area: area ?? null }],
});

/** One and the same person with each of the posts in turn, by its kind. */
export const holdingEach = <Kind extends PostKind>(kinds: readonly Kind[], person: string, scope: Scope): Record<Kind, Viewer> =>
  Object.fromEntries(kinds.map((kind) => [kind, holding(kind, person, scope)])) as Record<Kind, Viewer>;

/** Whoever leads, advises or administers and has no part in a suggestion, as `viewer` places them. */
export const onlookers = (viewer: (kind: PostKind) => Viewer) => ({
  chairperson: viewer('CHAIRPERSON'),
  viceChairperson: viewer('VICE_CHAIRPERSON'),
  member: viewer('SC_MEMBER'),
  partyCommittee: viewer('PARTY_COMMITTEE'),
  budgetOffice: viewer('BUDGET_OFFICE'),
  legalOffice: viewer('LEGAL_OFFICE'),
  analyst: viewer('ANALYST'),
  systemAdmin: viewer('SYSTEM_ADMIN'),
  securityAdmin: viewer('SECURITY_ADMIN'),
  auditAdmin: viewer('AUDIT_ADMIN'),
});

/** In the order in which they are listed. */
export const namesOf = <Name extends string>(viewers: Readonly<Record<Name, Viewer>>): Name[] => Object.keys(viewers) as Name[];

// The cast. A record is about the person `deputy` or in the hand of the organ `unit`, and lies in a locality: a subdistrict or a town.
// `…Herself` holds the office and is that very deputy.

export const LIES = ['community', 'locality', 'district'] as const;
/** Of a deputy of that town’s own congress. */
export const OF_TOWN = { level: 'TOWN', lies: ['locality', 'district'] } as const;

export const deputy = holding('DEPUTY', 'deputy');
export const otherDeputy = holding('DEPUTY', 'other');
export const office = holding('DEPUTIES_OFFICE', 'officer');
export const officeHerself = holding('DEPUTIES_OFFICE', 'deputy');
export const ownStreet = holding('SUBDISTRICT_OFFICE', 'officer', { area: 'locality' });
export const ownStreetHerself = holding('SUBDISTRICT_OFFICE', 'deputy', { area: 'locality' });
export const ownTown = holding('TOWN_PRESIDIUM', 'officer', { area: 'locality' });
export const otherStreet = holding('SUBDISTRICT_OFFICE', 'officer', { area: 'elsewhere' });
export const otherTown = holding('TOWN_PRESIDIUM', 'officer', { area: 'elsewhere' });
export const streetOfNowhere = holding('SUBDISTRICT_OFFICE', 'officer');
export const ownUnit = holding('UNIT_CLERK', 'clerk', { organ: 'unit' });
export const otherUnit = holding('UNIT_HEAD', 'head', { organ: 'elsewhere' });
export const officeOfUnit: Viewer = { person: 'both', posts: [...office.posts, ...holding('UNIT_HEAD', 'both', { organ: 'unit' }).posts] };
export const government = holding('GOVERNMENT_OFFICE', 'officer');
export const chairperson = holding('CHAIRPERSON', 'chair');
export const committeeMember = holding('SC_MEMBER', 'member');
export const analyst = holding('ANALYST', 'analyst');
export const systemAdmin = holding('SYSTEM_ADMIN', 'administrator');
export const anonymous: Viewer = { person: null, posts: [] };

/** Action → what is expected in each of the states, in their order; null where the state forbids it. No column can be forgotten. */
export type Table<Action extends string, States extends readonly string[], Expected = States[number] | null> = Readonly<
  Record<Action, { readonly [Column in keyof States]: Expected }>
>;

/** One row for `it.each` for every cell: action, state, what is expected. */
export const cellsOf = <Action extends string, const States extends readonly string[], Expected>(
  states: States,
  table: Table<Action, States, Expected>,
) =>
  (Object.entries(table) as [Action, readonly Expected[]][]).flatMap(([action, row]) =>
    row.map((expected, column) => [action, states[column] as States[number], expected] as const),
  );

/** Where a decision leads, or the code of its refusal. */
export const outcome = (decision: Decision<string>): string => (decision.ok ? decision.to : decision.refusal.code);

/** The code of a refusal; null where nothing stands in the way. */
export const refusalOf = (decision: Decision<string>): string | null => (decision.ok ? null : decision.refusal.code);

/** A row of a matrix: the letter of each action that may be done, a dash for the others. */
export const lettersOf = <Action extends string>(actions: readonly Action[], letters: string, may: (action: Action) => boolean): string =>
  actions.map((action, column) => (may(action) ? (letters[column] ?? '?') : '–')).join('');
