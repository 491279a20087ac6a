import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { ImportField, ImportKind } from '../../gql/graphql.ts';

const importFields = defineMessages({
  zh: {
    EXTERNAL_ID: '台账标识',
    NUMBER: '编号',
    TITLE: '案由',
    CONTENT: '正文',
    SUBMITTED_ON: '提出日期',
    DEPUTY: '代表',
    TOPIC: '领域',
    UNIT: '承办单位',
    ASSIGNED_ON: '交办日期',
    REPLIED_ON: '首次答复日期',
    CATEGORY: '答复类别',
    RESULT: '结果评价',
    NAME: '姓名或名称',
    PERSON: '人员编号',
    LEVEL: '层级',
    AREA: '区域',
    ELECTORAL_DISTRICT: '选区',
    DISTRICT_AREAS: '选区范围',
    DELEGATION: '代表团',
    ELECTORAL_UNIT: '选举单位',
    FROM_ON: '任职起始日',
    UNTIL_ON: '任职终止日',
    CONFIRMED_ON: '资格确认日',
    KIND: '类型',
    ADDRESS: '地址',
    OPENING_HOURS: '开放时间',
    CONTACT: '联系方式',
    SQUARE_METRES: '面积（平方米）',
    ZONES: '功能区',
    BARRIER_FREE: '无障碍',
    OPENED_ON: '启用日期',
    MEMBERS: '进家代表',
    HOME: '代表之家',
    ON_DAY: '日期',
    FROM_TIME: '开始时间',
    UNTIL_TIME: '结束时间',
    SUBJECT: '事由',
    DEPUTIES: '值班代表',
    NOTE: '依据',
  },
  en: {
    EXTERNAL_ID: 'Register’s own id',
    NUMBER: 'Number',
    TITLE: 'Title',
    CONTENT: 'Text',
    SUBMITTED_ON: 'Day submitted',
    DEPUTY: 'Deputy',
    TOPIC: 'Topic',
    UNIT: 'Handling unit',
    ASSIGNED_ON: 'Day assigned',
    REPLIED_ON: 'Day of first reply',
    CATEGORY: 'Reply category',
    RESULT: 'Evaluation of the result',
    NAME: 'Name',
    PERSON: 'Person’s id',
    LEVEL: 'Level',
    AREA: 'Area',
    ELECTORAL_DISTRICT: 'Electoral district',
    DISTRICT_AREAS: 'Areas of the electoral district',
    DELEGATION: 'Delegation',
    ELECTORAL_UNIT: 'Elected by',
    FROM_ON: 'First day of the mandate',
    UNTIL_ON: 'Last day of the mandate',
    CONFIRMED_ON: 'Credentials confirmed on',
    KIND: 'Kind',
    ADDRESS: 'Address',
    OPENING_HOURS: 'Opening hours',
    CONTACT: 'Contact',
    SQUARE_METRES: 'Square metres',
    ZONES: 'Zones',
    BARRIER_FREE: 'Without steps',
    OPENED_ON: 'In force since',
    MEMBERS: 'Deputies attached',
    HOME: 'Home',
    ON_DAY: 'Day',
    FROM_TIME: 'Beginning',
    UNTIL_TIME: 'End',
    SUBJECT: 'Subject',
    DEPUTIES: 'Deputies',
    NOTE: 'Rests on',
  },
});

/** Fields that one kind calls by a word of its own. */
const ownFields = defineMessages({
  zh: { 'SUGGESTIONS.DEPUTY': '领衔代表', 'DEPUTIES.NAME': '姓名', 'DEPUTIES.AREA': '所在镇', 'HOMES.NAME': '名称', 'HOMES.AREA': '所属区域' },
  en: { 'SUGGESTIONS.DEPUTY': 'Lead deputy', 'DEPUTIES.NAME': 'Name', 'DEPUTIES.AREA': 'Town', 'HOMES.NAME': 'Name', 'HOMES.AREA': 'Area' },
});

/** What a kind calls its fields. */
export function useFieldWords(kind: ImportKind): (field: ImportField) => string {
  const fields = useMessages(importFields);
  const own = useMessages(ownFields);
  return (field) => {
    const key = `${kind}.${field}`;
    return Object.hasOwn(own, key) ? own[key as keyof typeof own] : fields[field];
  };
}

export const importKindNames = defineMessages({
  zh: {
    SUGGESTIONS: '建议台账',
    DEPUTIES: '代表名册',
    HOMES: '代表之家',
    ROTA: '值班接待表',
    DUTY_EVENTS: '履职事项',
  },
  en: {
    SUGGESTIONS: 'Suggestions',
    DEPUTIES: 'Deputies',
    HOMES: 'Deputies’ homes',
    ROTA: 'Rota',
    DUTY_EVENTS: 'Duty events',
  },
});

/** What each kind is for, and what its rows meet. */
export const importKindTexts = defineMessages({
  zh: {
    SUGGESTIONS: '历年代表建议台账。先试运行，没有问题再正式导入；要么全部成功，要么一条不写。',
    DEPUTIES: '各级代表的名册，也可以用 Popolo 文件。还没有登记的人员随名册登记，账户和职务由系统管理员另行办理。',
    HOMES: '代表之家及其设施、进家代表。填有启用日期的随即启用，已有的按表更新。',
    ROTA: '代表之家的值班和接待安排。同一时段已有安排的不再重复，改动请在平台上办理。',
    DUTY_EVENTS: '过去的履职事项。导入后为待核实，由另一名工作人员核实后计入履职档案。',
  },
  en: {
    SUGGESTIONS: 'Earlier registers of suggestions. Make a dry run first; the import writes all rows or none.',
    DEPUTIES: 'A roll of deputies of any level, also as a Popolo file. Who is not known yet is registered with it; accounts and posts remain the administrator’s.',
    HOMES: 'Deputies’ homes with what they offer and who belongs to them. A home with a day of opening is put in force; one that is there is revised.',
    ROTA: 'Turns of the homes. A turn that is there is not planned twice; changes are made on the platform.',
    DUTY_EVENTS: 'What deputies did earlier. It waits for another person’s verification and counts from then on.',
  },
});

/** Where the records of a kind are listed. */
export const importKindPaths = {
  SUGGESTIONS: '/representation/suggestions?source=IMPORTED',
  DEPUTIES: '/representation/deputies',
  HOMES: '/representation/homes',
  ROTA: '/representation/homes/rota',
  DUTY_EVENTS: '/representation/duty',
} as const;
