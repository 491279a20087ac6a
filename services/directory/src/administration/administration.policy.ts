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
  CONTACT_RECORD: '登记联系方式',
  TERM_OPEN: '换届',
  TERM_RESCHEDULE: '届的起止日期',
  SESSION_ADD: '召开会议',
  SESSION_RESCHEDULE: '会期',
  TOPIC_ADD: '领域新增',
  TOPIC_RENAME: '领域更名',
  TOPIC_PLACE: '领域排序',
  TOPIC_END: '领域停用',
  ACCOUNT_OPEN: '开户',
  ACCOUNT_DISABLE: '停用账户',
  ACCOUNT_ENABLE: '启用账户',
  ACCOUNT_UNLOCK: '解锁账户',
  ACCOUNT_PASSWORD_RESET: '重置密码',
  ACCOUNT_SECOND_FACTOR_RESET: '重置动态验证码',
  ACCOUNT_LINK: '绑定外部身份',
  ACCOUNT_SESSIONS_END: '退出登录设备',
  ACCOUNT_TOKEN_REVOKE: '撤销访问令牌',
} as const;

export type DirectoryAct = keyof typeof DIRECTORY_ACTS;

/** The posts of whoever asks. */
export interface Administrator {
  posts: readonly { kind: string }[];
}

/** Who may delegate her own posts. */
interface Delegator extends Administrator {
  person: string | null;
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

const OFFICES: Readonly<Record<'AREA' | 'ORGAN' | 'PERSON' | 'CONTACT' | 'TERM' | 'SESSION' | 'TOPIC' | 'ACCOUNT', readonly Office[]>> = {
  AREA: ['SYSTEM_ADMIN'],
  ORGAN: ['DEPUTIES_OFFICE'],
  // Whoever gives posts needs the people to give them to.
  PERSON: ['DEPUTIES_OFFICE', 'SECURITY_ADMIN'],
  CONTACT: ['DEPUTIES_OFFICE'],
  TERM: ['SYSTEM_ADMIN'],
  SESSION: ['SYSTEM_ADMIN'],
  TOPIC: ['SYSTEM_ADMIN'],
  ACCOUNT: ['SECURITY_ADMIN'],
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

/** 组织法 art. 47: members of the Standing Committee hold no administrative, supervisory, judicial or procuratorial office. */
const OF_THE_COMMITTEE: readonly PostKind[] = ['CHAIRPERSON', 'VICE_CHAIRPERSON', 'SC_MEMBER'];
const STATE_ORGANS: readonly string[] = ['GOVERNMENT', 'SUPERVISORY_COMMISSION', 'COURT', 'PROCURATORATE', 'SUBDISTRICT', 'TOWN'];

/** 代办 — the holder lets another act for her; the security administrator does it for one who is away. */
export function mayDelegate(post: { person: string }, viewer: Delegator): boolean {
  return (viewer.person !== null && viewer.person === post.person) || holdsOne(viewer, ['SECURITY_ADMIN']);
}

/** Ends a delegation: whoever may give it, and the delegate who hands it back. */
export function mayEndDelegation(delegation: { person: string; delegate: string }, viewer: Delegator): boolean {
  return mayDelegate(delegation, viewer) || (viewer.person !== null && viewer.person === delegation.delegate);
}

/** A post with the kind of its organ. */
export interface HeldPost {
  kind: PostKind;
  organKind: string | null;
}

/** Office in an organ of state: the government office, and whoever handles or signs in such an organ (a town's or subdistrict's too). */
const isStateOffice = ({ kind, organKind }: HeldPost): boolean =>
  kind === 'GOVERNMENT_OFFICE' || ((kind === 'UNIT_HEAD' || kind === 'UNIT_CLERK') && STATE_ORGANS.includes(organKind ?? ''));

/** ADMINISTRATOR: the three administrators read no business content, which every other post opens some of. */
export type Incompatibility = 'SEPARATION' | 'ADMINISTRATOR' | 'COMMITTEE_OFFICE';

/** Why two posts are not held by one person at a time; null where they may be. */
export function incompatibility(post: HeldPost, other: HeldPost): Incompatibility | null {
  if (separatedFrom(post.kind).includes(other.kind)) return 'SEPARATION';
  if (SEPARATED.includes(post.kind) !== SEPARATED.includes(other.kind)) return 'ADMINISTRATOR';
  const crossed = (one: HeldPost, two: HeldPost): boolean => OF_THE_COMMITTEE.includes(one.kind) && isStateOffice(two);
  return crossed(post, other) || crossed(other, post) ? 'COMMITTEE_OFFICE' : null;
}

/** What the interface offers, of all the kinds of post that there are: doors, no locks. */
export function administrationPermissions(viewer: Administrator, kinds: readonly PostKind[]) {
  const postKinds = kinds.filter((kind) => mayAppoint(kind, viewer));
  return {
    areas: mayAdminister('AREA_ADD', viewer),
    organs: mayAdminister('ORGAN_ADD', viewer),
    people: mayAdminister('PERSON_ADD', viewer),
    contacts: mayAdminister('CONTACT_RECORD', viewer),
    posts: postKinds.length > 0,
    postKinds,
    terms: mayAdminister('TERM_OPEN', viewer),
    topics: mayAdminister('TOPIC_ADD', viewer),
    audit: holdsOne(viewer, ['AUDIT_ADMIN']),
    accounts: mayAdminister('ACCOUNT_OPEN', viewer),
  };
}
