import { defineMessages, useMessages } from './messages.ts';

const messages = defineMessages({
  zh: { mark: '演示数据', text: '本站点展示的人员、建议与数字均为演示数据，不反映任何真实地区的工作。' },
  en: { mark: 'Demo data', text: 'People, suggestions and figures shown here are demo data and describe no real district.' },
});

/** Says on every page that what is shown is made up. */
export function DemoMark() {
  const text = useMessages(messages);
  return (
    <aside className="rp-demo" aria-label={text.mark}>
      <strong>{text.mark}</strong>
      <span>{text.text}</span>
    </aside>
  );
}
