import { defineMessages } from '@redpine/ui/messages';

/** What the forms and lists of administration have in common. */
export const common = defineMessages({
  zh: {
    add: '新增', rename: '更名', end: '终止', place: '排序', save: '保存', done: '已保存', name: '名称', code: '代码', position: '排序',
    until: '终止日（含）', ended: '已终止', withEnded: '含已终止', acts: '操作', from: '首日', last: '末日', none: '没有符合条件的记录', lasting: '至今',
    endHint: '记录保留，自次日起不再使用', search: '搜索', kind: '类别', version: '版本',
  },
  en: {
    add: 'Add', rename: 'Rename', end: 'End', place: 'Place', save: 'Save', done: 'Saved', name: 'Name', code: 'Code', position: 'Place',
    until: 'Last day', ended: 'Ended', withEnded: 'With those ended', acts: 'Acts', from: 'First day', last: 'Last day', none: 'Nothing meets these conditions', lasting: 'to this day',
    endHint: 'The record stays; it is not used from the next day on', search: 'Search', kind: 'Kind', version: 'Version',
  },
});

export const organKinds = defineMessages({
  zh: { PARTY: '党委机关', CONGRESS: '人大机构', GOVERNMENT: '政府部门', SUPERVISORY_COMMISSION: '监察委员会', COURT: '人民法院', PROCURATORATE: '人民检察院', SUBDISTRICT: '街道', TOWN: '镇', OTHER: '群团及其他' },
  en: { PARTY: 'Party', CONGRESS: 'Congress', GOVERNMENT: 'Government', SUPERVISORY_COMMISSION: 'Supervisory commission', COURT: 'Court', PROCURATORATE: 'Procuratorate', SUBDISTRICT: 'Subdistrict', TOWN: 'Town', OTHER: 'Other' },
});

export const areaKinds = defineMessages({
  zh: { DISTRICT: '市辖区', SUBDISTRICT: '街道', TOWN: '镇', COMMUNITY: '社区', VILLAGE: '村' },
  en: { DISTRICT: 'District', SUBDISTRICT: 'Subdistrict', TOWN: 'Town', COMMUNITY: 'Community', VILLAGE: 'Village' },
});

export const postKinds = defineMessages({
  zh: {
    PARTY_COMMITTEE: '区委', CHAIRPERSON: '常委会主任', VICE_CHAIRPERSON: '常委会副主任', SC_MEMBER: '常委会组成人员', DEPUTIES_OFFICE: '代工委',
    BUDGET_OFFICE: '预算工委', LEGAL_OFFICE: '法工委', SESSION_OFFICE: '大会议案组', DEPUTY: '代表', SUBDISTRICT_OFFICE: '街道人大工委',
    TOWN_PRESIDIUM: '镇人大主席团', GOVERNMENT_OFFICE: '政府办', UNIT_CLERK: '承办单位经办人', UNIT_HEAD: '承办单位负责人', ANALYST: '分析员',
    SYSTEM_ADMIN: '系统管理员', SECURITY_ADMIN: '安全管理员', AUDIT_ADMIN: '审计管理员',
  },
  en: {
    PARTY_COMMITTEE: 'Party committee', CHAIRPERSON: 'Chairperson', VICE_CHAIRPERSON: 'Vice-chairperson', SC_MEMBER: 'Standing Committee member', DEPUTIES_OFFICE: 'Deputies’ affairs committee',
    BUDGET_OFFICE: 'Budget committee', LEGAL_OFFICE: 'Legislative affairs committee', SESSION_OFFICE: 'Motion group', DEPUTY: 'Deputy', SUBDISTRICT_OFFICE: 'Subdistrict working committee',
    TOWN_PRESIDIUM: 'Town presidium', GOVERNMENT_OFFICE: 'Government office', UNIT_CLERK: 'Unit’s clerk', UNIT_HEAD: 'Unit’s head', ANALYST: 'Analyst',
    SYSTEM_ADMIN: 'System administrator', SECURITY_ADMIN: 'Security administrator', AUDIT_ADMIN: 'Audit administrator',
  },
});
