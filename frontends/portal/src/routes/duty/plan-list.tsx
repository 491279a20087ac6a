import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';

const PlansDocument = graphql(`
  query PortalPlans {
    publishedWorkPlans { id year title passedOn items { month title owner } }
  }
`);

const messages = defineMessages({
  zh: { title: '代表工作计划', passed: (on: string) => `${on}主任会议通过`, month: (month: number) => `${month} 月` },
  en: { title: 'Plans of deputies’ work', passed: (on: string) => `Passed by the Council of Chairpersons on ${on}`, month: (month: number) => `Month ${month}` },
});

/** The yearly plans, as they were published; nothing where there is none. */
export function PlanList() {
  const text = useMessages(messages);
  const format = useFormat();
  const [{ data }] = useAnswer(PlansDocument, {});
  if (!data || data.publishedWorkPlans.length === 0) return null;
  return (
    <section>
      <h2>{text.title}</h2>
      {data.publishedWorkPlans.map(({ id, title, passedOn, items }) => (
        <details key={id} className="portal-group">
          <summary>{title}</summary>
          <p className="portal-quiet">{text.passed(format.day(passedOn))}</p>
          <ul className="portal-rows">
            {items.map((item) => (
              <li key={`${item.month} ${item.title}`}>
                <p>
                  <strong>{text.month(item.month)}</strong> {item.title}
                </p>
                <p className="portal-quiet">{item.owner}</p>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
