import { defineMessages } from '@redpine/ui/messages';

interface Setting {
  name: string;
  value: string;
}

export const settingWords = defineMessages({
  zh: { length: '时长', unit: '单位', WORKDAY: '工作日', DAY: '日', MONTH: '个月', yes: '是', no: '否' },
  en: { length: 'Length', unit: 'Unit', WORKDAY: 'working days', DAY: 'days', MONTH: 'months', yes: 'yes', no: 'no' },
});

type Words = { WORKDAY: string; DAY: string; MONTH: string; yes: string; no: string };

/** A rule's settings in one line: a period as people say it, others by their names. */
export function settingsInWords(settings: readonly Setting[], text: Words): string {
  const values = new Map(settings.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
  const unit = values.get('unit');
  if (settings.length === 2 && (unit === 'WORKDAY' || unit === 'DAY' || unit === 'MONTH')) {
    return `${JSON.stringify(values.get('length'))} ${text[unit]}`;
  }
  return [...values].map(([name, value]) => `${name}：${typeof value === 'boolean' ? (value ? text.yes : text.no) : JSON.stringify(value)}`).join('；');
}
