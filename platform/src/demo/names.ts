import type { Random } from './random.ts';

// Common surnames, and given names put together at random: whoever bears one is invented.
const SURNAMES = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文');
const FIRST = Array.from('文志建国春秀立晓云海红永德明俊雅思雪玉桂长新宝丽国庆瑞景清向子若佳梦书');
const SECOND = Array.from('华军平英杰梅霞松涛波林芳强敏静磊洋勇艳娟刚飞超慧宁兰玲峰斌琴凯莹萍岩');

/** As many different names as asked. */
export function inventNames(random: Random, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) {
    const given = random.chance(0.8) ? random.pick(FIRST) + random.pick(SECOND) : random.pick(SECOND);
    names.add(random.pick(SURNAMES) + given);
  }
  return [...names];
}
