/** Who may administer what in the directory. Pure. A district's own division of work: mark D throughout. */
import type { PostKind } from '../post/post.kind.ts';

/** Every act of administration, and how it is called in the generated matrix. */
export const DIRECTORY_ACTS = {
  AREA_ADD: '区域新增',
  AREA_RENAME: '区域更名',
  AREA_END: '区域撤销',
  ORGAN_ADD: '机构新增',
  ORGAN_RENAME: '机构更名',
  ORGAN_PLACE: '机构隶属与排序',
  ORGAN_HANDLING_GRANT: '列为承办单位',
  ORGAN_HANDLING_WITHDRAW: '取消承办单位',
  ORGAN_END: '机构撤销',
  PERSON_ADD: '人员新增',
  PERSON_RENAME: '人员更名',
  PERSON_END: '人员注销',
  TERM_OPEN: '换届',
  TERM_RESCHEDULE: '届的起止日期',
  SESSION_ADD: '召开会议',
  SESSION_RESCHEDULE: '会期',
  TOPIC_ADD: '领域新增',
  TOPIC_RENAME: '领域更名',
  TOPIC_PLACE: '领域排序',
  TOPIC_END: '领域停用',
} as const;

export type DirectoryAct = keyof typeof DIRECTORY_ACTS;

/** The posts of whoever asks. */
export interface Administrator {
  posts: readonly { kind: string }[];
}

/** 三员分立: nobody holds two of them at a time. */
const SEPARATED: readonly PostKind[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'];

/** Posts of deputies' work, which 代工委 keeps itself; authority over the platform is not among them. */
const OF_DEPUTIES_WORK: readonly PostKind[] = [
  'DEPUTY',
  'UNIT_HEAD',
  'UNIT_CLERK',
  'SESSION_OFFICE',
  'SUBDISTRICT_OFFICE',
  'TOWN_PRESIDIUM',
];

type Office = 'DEPUTIES_OFFICE' | 'SECURITY_ADMIN' | 'SYSTEM_ADMIN';

const OFFICES: Readonly<Record<'AREA' | 'ORGAN' | 'PERSON' | 'TERM' | 'SESSION' | 'TOPIC', readonly Office[]>> = {
  AREA: ['SYSTEM_ADMIN'],
  ORGAN: ['DEPUTIES_OFFICE'],
  // Whoever gives posts needs the people to give them to.
  PERSON: ['DEPUTIES_OFFICE', 'SECURITY_ADMIN'],
  TERM: ['SYSTEM_ADMIN'],
  SESSION: ['SYSTEM_ADMIN'],
  TOPIC: ['SYSTEM_ADMIN'],
};

const holdsOne = (viewer: Administrator, offices: readonly string[]): boolean =>
  viewer.posts.some(({ kind }) => offices.includes(kind));

export function mayAdminister(act: DirectoryAct, viewer: Administrator): boolean {
  const [subject] = act.split('_') as [keyof typeof OFFICES];
  return holdsOne(viewer, OFFICES[subject]);
}

/** Whether the viewer may give and end posts of the kind. */
export function mayAppoint(kind: PostKind, viewer: Administrator): boolean {
  if (holdsOne(viewer, ['SECURITY_ADMIN'])) return true;
  return OF_DEPUTIES_WORK.includes(kind) && holdsOne(viewer, ['DEPUTIES_OFFICE']);
}

/** The kinds that may not be held together with this one. */
export function separatedFrom(kind: PostKind): readonly PostKind[] {
  return SEPARATED.includes(kind) ? SEPARATED.filter((other) => other !== kind) : [];
}

/** What the interface offers, of all the kinds of post that there are: doors, no locks. */
export function administrationPermissions(viewer: Administrator, kinds: readonly PostKind[]) {
  const postKinds = kinds.filter((kind) => mayAppoint(kind, viewer));
  return {
    areas: mayAdminister('AREA_ADD', viewer),
    organs: mayAdminister('ORGAN_ADD', viewer),
    people: mayAdminister('PERSON_ADD', viewer),
    posts: postKinds.length > 0,
    postKinds,
    terms: mayAdminister('TERM_OPEN', viewer),
    topics: mayAdminister('TOPIC_ADD', viewer),
  };
}
