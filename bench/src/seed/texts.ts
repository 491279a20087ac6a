/** Titles and texts as deputies write them: some words stand in nearly every suggestion, some in one of thousands. */
import type { Random } from '@redpine/platform/demo/random';
import { OPENINGS, REQUESTS } from '@redpine/platform/demo/phrases';
import type { Theme } from '@redpine/platform/demo/theme';
import { THEMES } from '@redpine/platform/demo/themes';

const FIRST = Array.from('金银翠红青松林白桦清溪向阳新兴永安和平东升西岭南郊北山长虹丰收');
const SECOND = Array.from('山水河岭沟屯湖泉坡桥塔林园庄店口');
const KINDS = ['路', '街', '巷', '小区', '花园', '市场', '广场', '公园', '小学', '中学', '幼儿园', '卫生站', '文化站', '敬老院', '停车场', '公交站'];
const THINGS = [
  '路灯', '窨井盖', '健身器材', '垃圾分类亭', '充电桩', '人行横道', '无障碍坡道', '排水管网', '供热管线', '护栏', '监控探头', '公厕',
  '遮雨棚', '消防栓', '除雪设备', '阅览室', '篮球场', '步道', '绿化带', '标识牌', '电梯', '晾晒场', '候车亭', '快递柜',
];
const REASONS = [
  '居民多次在代表接待日反映', '网格员巡查时发现', '人大代表之家收集到', '在走访选民时了解到', '热线工单连续几个月都有', '视察时现场看到',
];

/** A place that few suggestions name. */
export function rarePlace(random: Random): string {
  return `${random.pick(FIRST)}${random.pick(SECOND)}${random.pick(FIRST)}${random.pick(KINDS)}`;
}

export interface Text {
  theme: Theme;
  title: string;
  facts: string;
  proposal: string;
}

export function writeText(random: Random, area: string): Text {
  const theme = random.pick(THEMES);
  const place = rarePlace(random);
  const [thing, other] = [random.pick(THINGS), random.pick(THINGS)];
  const fill = (text: string): string => text.replaceAll('{place}', area).replaceAll('{n}', String(random.int(6, 42)));
  const title = random.chance(0.6) ? fill(theme.title) : `关于改善${area}${place}${thing}的建议`;
  return {
    theme,
    title,
    facts: `${fill(theme.facts)}${random.pick(REASONS)}，${place}一带的${thing}使用年限较长，涉及居民${random.int(30, 4_000)}户。${fill(random.pick(OPENINGS))}`,
    proposal: `${fill(theme.proposal)}请有关部门会同${area}实地查看${place}的${thing}和${other}，${random.int(1, 12)}月底前拿出方案。${fill(random.pick(REQUESTS))}`,
  };
}

/** What is searched for, from the common to the rare. */
export const COMMON_WORDS = ['建议', '居民', '社区', '老年人', '改造', '停车', '冬季', '医保', '物业', '食堂', '近视', '零工驿站', '适老化', '电梯', '路灯', '公示'];
export const WORD_THINGS: readonly string[] = THINGS;
