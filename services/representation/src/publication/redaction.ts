/** What in a text may be personal data, so that whoever redacts it looks there (个人信息保护法). Pure; hints, not proof. */
import type { RedactionKind, RedactionPart } from '../generated/types.ts';

export interface PublicReply {
  /** Id of the handling. */
  handling: string;
  unitName: string;
  text: string;
}

export interface PublicText {
  title: string;
  text: string;
  replies: readonly PublicReply[];
}

export interface Hint {
  part: RedactionPart;
  /** Which reply, from 0; null elsewhere. */
  reply: number | null;
  kind: RedactionKind;
  /** In UTF-16 units. */
  start: number;
  end: number;
  found: string;
}

const MOST = 200;

/** Surnames that make a name before an honorific; a bare pair of characters would hint at every other word. */
const SURNAME = '[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]';

// Longest first: what a kind takes, a later one does not see. Separators may stand within numbers.
const PATTERNS: readonly (readonly [RedactionKind, RegExp])[] = [
  ['ID_NUMBER', /(?<!\d)[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g],
  ['ID_NUMBER', /(?<!\d)[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/g],
  ['BANK_CARD', /(?<!\d)(?:62|4\d|5[1-5])\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/g],
  ['EMAIL', /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g],
  ['PHONE', /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g],
  ['PHONE', /(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3}[ -]?)[2-9]\d{6,7}(?!\d)/g],
  ['ADDRESS', /[\p{Script=Han}]{2,12}?(?:路|街|巷|胡同|大道|小区|花园|家园|新村|屯|组)\d+(?:号楼|号院|号|栋|幢|弄|单元|室)(?:\d+(?:号楼|栋|幢|单元|室|号|层))*/gu],
  ['ADDRESS', /\d+(?:号楼|栋|幢|单元)\d+(?:(?:单元|室|号|楼)\d*)*/g],
  ['PERSON', new RegExp(`${SURNAME}(?:某某|某[\\p{Script=Han}]?|[\\p{Script=Han}]{0,2})(?=先生|女士|同志|大爷|大妈|大娘|阿姨|师傅|老师|医生)`, 'gu')],
  ['PERSON', new RegExp(`(?<=居民|村民|业主|群众|住户|联系人[:：]?|当事人)${SURNAME}[\\p{Script=Han}]{1,2}(?=[，。、；：（(\\s]|反映|的|家|等|$)`, 'gu')],
];

/** Full-width digits and letters as plain ones, place for place. */
function plain(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));
}

/**
 * Hints in one text, in its order, none within another.
 *
 * @param names of persons that the platform knows and that may stand in the text
 */
export function hintsIn(text: string, names: readonly string[]): Pick<Hint, 'kind' | 'start' | 'end' | 'found'>[] {
  const found: Pick<Hint, 'kind' | 'start' | 'end' | 'found'>[] = [];
  const take = (kind: RedactionKind, start: number, end: number): void => {
    if (end > start && !found.some((other) => start < other.end && other.start < end)) {
      found.push({ kind, start, end, found: text.slice(start, end) });
    }
  };
  const readable = plain(text);
  for (const [kind, pattern] of PATTERNS) {
    for (const match of readable.matchAll(pattern)) take(kind, match.index, match.index + match[0].length);
  }
  for (const name of names) {
    if (name.length < 2) continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) take('PERSON', at, at + name.length);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Hints in every part, in order; at most 200. */
export function hintsOf(text: PublicText, names: readonly string[]): Hint[] {
  const within = (part: RedactionPart, reply: number | null, content: string): Hint[] =>
    hintsIn(content, names).map((hint) => ({ part, reply, ...hint }));
  return [
    ...within('TITLE', null, text.title),
    ...within('TEXT', null, text.text),
    ...text.replies.flatMap((reply, index) => within('REPLY', index, reply.text)),
  ].slice(0, MOST);
}

/** What no reading makes fit for publication. */
export function mustNotStand(hints: readonly Hint[]): boolean {
  return hints.some(({ kind }) => kind === 'ID_NUMBER' || kind === 'BANK_CARD');
}
