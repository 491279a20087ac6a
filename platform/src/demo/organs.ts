import type { DirectoryRows } from '@redpine/directory/seed/rows';

type OrganRow = NonNullable<DirectoryRows['organs']>[number];

const DISTRICT = '230717';

/** 41 organs. Those whose figures look bad are inventions, marked so in their names: no real body is shown in arrears. */
const LIST: [code: string, name: string, shortName: string, kind: OrganRow['kind'], parent?: string][] = [
  ['PARTY', '伊美区委办公室', '区委办', 'PARTY'],
  ['SC', '伊美区人民代表大会常务委员会', '区人大常委会', 'CONGRESS'],
  ['SC_OFFICE', '伊美区人大常委会办公室', '人大办', 'CONGRESS', 'SC'],
  ['DEPUTIES_OFFICE', '伊美区人大常委会代表工作委员会', '代工委', 'CONGRESS', 'SC'],
  ['BUDGET_OFFICE', '伊美区人大常委会预算工作委员会', '预算工委', 'CONGRESS', 'SC'],
  ['LEGAL_OFFICE', '伊美区人大常委会法制工作委员会', '法工委', 'CONGRESS', 'SC'],
  ['SESSION_OFFICE', '伊美区人民代表大会大会秘书处议案组', '大会议案组', 'CONGRESS'],
  ['GOV_OFFICE', '伊美区人民政府办公室', '区政府办', 'GOVERNMENT'],
  ['EDUCATION', '伊美区教育局', '区教育局', 'GOVERNMENT'],
  ['CIVIL_AFFAIRS', '伊美区民政局', '区民政局', 'GOVERNMENT'],
  ['FINANCE', '伊美区财政局', '区财政局', 'GOVERNMENT'],
  ['HUMAN_RESOURCES', '伊美区人力资源和社会保障局', '区人社局', 'GOVERNMENT'],
  ['HOUSING', '伊美区住房和城乡建设局', '区住建局', 'GOVERNMENT'],
  ['TRANSPORT', '伊美区交通运输局', '区交通局', 'GOVERNMENT'],
  ['AGRICULTURE', '伊美区农业农村局', '区农业农村局', 'GOVERNMENT'],
  ['CULTURE', '伊美区文化广电和旅游局', '区文旅局', 'GOVERNMENT'],
  ['HEALTH', '伊美区卫生健康局', '区卫健局', 'GOVERNMENT'],
  ['MEDICAL_INSURANCE', '伊美区医疗保障局', '区医保局', 'GOVERNMENT'],
  ['EMERGENCY', '伊美区应急管理局', '区应急局', 'GOVERNMENT'],
  ['MARKET', '伊美区市场监督管理局', '区市场监管局', 'GOVERNMENT'],
  ['ECOLOGY', '伊美生态环境局', '生态环境局', 'GOVERNMENT'],
  ['DEVELOPMENT', '伊美区发展和改革局', '区发改局', 'GOVERNMENT'],
  ['JUSTICE', '伊美区司法局', '区司法局', 'GOVERNMENT'],
  ['PUBLIC_SECURITY', '伊春市公安局伊美分局', '公安伊美分局', 'GOVERNMENT'],
  ['URBAN_MANAGEMENT', '伊美区城市管理综合执法局', '区城管局', 'GOVERNMENT'],
  ['DEMO_STATION', '数字驿站服务中心（演示）', '数字驿站中心（演示）', 'GOVERNMENT'],
  ['DEMO_RENEWAL', '小区焕新服务中心（演示）', '小区焕新中心（演示）', 'GOVERNMENT'],
  ['DEMO_UNDERSTOREY', '林下经济促进中心（演示）', '林下经济中心（演示）', 'GOVERNMENT'],
  ['SUPERVISORY', '伊美区监察委员会', '区监委', 'SUPERVISORY_COMMISSION'],
  ['COURT', '伊美区人民法院', '区法院', 'COURT'],
  ['PROCURATORATE', '伊美区人民检察院', '区检察院', 'PROCURATORATE'],
  ['YOUTH_LEAGUE', '共青团伊美区委员会', '团区委', 'OTHER'],
  ['DISABLED', '伊美区残疾人联合会', '区残联', 'OTHER'],
];

const HANDLERS = new Set(['GOVERNMENT', 'SUPERVISORY_COMMISSION', 'COURT', 'PROCURATORATE', 'OTHER']);

/** Whoever lets a deadline pass or leaves a deputy dissatisfied in the demonstration. */
export const INVENTED_UNITS = ['DEMO_STATION', 'DEMO_RENEWAL', 'DEMO_UNDERSTOREY'];

/** The organs, with the congress bodies of the six subdistricts and two towns. */
export function demoOrgans(subdivisions: readonly { code: string; name: string; kind: string }[]): OrganRow[] {
  const district = LIST.map(([code, name, shortName, kind, parent]): OrganRow => ({
    code, name, shortName, kind, area: DISTRICT, parent: parent ?? null, demo: true,
    handlesSuggestions: HANDLERS.has(kind) && code !== 'GOV_OFFICE',
  }));
  const local = subdivisions.map(({ code, name, kind }): OrganRow => {
    const body = kind === 'TOWN' ? '人大主席团' : '人大工委';
    return { code: `LOCAL_${code}`, name: `${name}${body}`, shortName: `${name.replace(/街道$|镇$/, '')}${body}`, kind: kind === 'TOWN' ? 'TOWN' : 'SUBDISTRICT', area: code, parent: null, demo: true };
  });
  return [...district, ...local];
}
