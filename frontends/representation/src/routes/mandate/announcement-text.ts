import type { MandateMatterKind } from '../../gql/graphql.ts';

interface Matter {
  kind: MandateMatterKind;
  name?: string | null | undefined;
  level: string;
  electoralDistrict?: { name: string } | null | undefined;
  decision?: { body: string } | null | undefined;
  report?: { number: string } | null | undefined;
}

const LEVELS: Readonly<Record<string, string>> = { TOWN: '镇', DISTRICT: '区', CITY: '市', PROVINCE: '省', NATION: '全国' };

/** The text of an announcement to begin from, in the words of the statute; announcements are in Chinese alone. */
export function announcementOf({ kind, name, level, electoralDistrict, decision, report }: Matter): string {
  const title = `${LEVELS[level] ?? ''}人民代表大会代表`;
  const who = `${electoralDistrict ? `${electoralDistrict.name}选出的` : ''}${title}${name ?? ''}`;
  const body = decision?.body ?? '';
  const reported = report ? `根据代表资格审查委员会的报告（${report.number}），` : '根据代表资格审查委员会的报告，';
  const said: Readonly<Record<MandateMatterKind, string>> = {
    CONFIRM: `${reported}${who}的代表资格有效。`,
    SUSPEND: `${reported}依照《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第六十一条的规定，${who}暂时停止执行代表职务。`,
    RESTORE: `${reported}${who}暂时停止执行代表职务的情形已经消失，依照《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第六十一条的规定，恢复执行代表职务。`,
    RESIGN: `${who}因本人提出辞去代表职务，${body}决定接受其辞职。${reported}${name ?? ''}的代表资格终止。`,
    ORDERED_RESIGN: `${who}被责令辞去代表职务，${body}决定接受其辞职。${reported}${name ?? ''}的代表资格终止。`,
    RECALL: `${body}罢免了${who}的代表职务。${reported}${name ?? ''}的代表资格终止。`,
    LOSE: `${reported}依照《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第六十二条的规定，${who}的代表资格终止。`,
    BY_ELECTION: `${electoralDistrict?.name ?? ''}依法补选${name ?? ''}为${title}。${reported}${name ?? ''}的代表资格有效。`,
  };
  return `${said[kind]}\n现予公告。`;
}
