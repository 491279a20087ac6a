import { type FormEvent, useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import { addressWith, navigate, useParameters } from '../../navigation.tsx';
import { Asked, Page, PrintButton } from '../../page.tsx';
import { dutyParts } from '../../parts/duty-parts.ts';
import { Choice } from '../../parts/field.tsx';
import { SearchForm } from '../../parts/search-form.tsx';
import { PlanList } from './plan-list.tsx';

const QuartersDocument = graphql(`
  query PortalQuarters {
    dutyPublications { id year quarter }
  }
`);

const QuarterDocument = graphql(`
  query PortalQuarter($id: ID!) {
    dutyPublication(id: $id) {
      id
      deputies
      publishedAt
      published { id name electoralDistrict parts { part count } }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '代表履职公开', lead: '依照《代表法》第五十八条，按季度公开代表履职情况；只计经核实的事项，不评分、不排名。', quarter: '季度', of: (year: number, quarter: number) => `${year} 年第 ${quarter} 季度`,
    search: '代表姓名', found: (count: number, on: string) => `共 ${count} 位代表，${on}公开`, none: '还没有公开的季度履职情况。', nobody: '没有这个姓名的代表。', nothing: '本季度没有经核实的履职事项', whole: (count: number) => `显示全部 ${count} 位`, times: (part: string, count: number) => `${part} ${count} 次`,
  },
  en: {
    title: 'What deputies did', lead: 'Published each quarter under art. 58 of the Deputies Law: verified events alone, without scores or ranks.', quarter: 'Quarter', of: (year: number, quarter: number) => `Quarter ${quarter} of ${year}`,
    search: 'A deputy’s name', found: (count: number, on: string) => `${count} deputies, published ${on}`, none: 'No quarter has been published yet.', nobody: 'There is no deputy of that name.', nothing: 'No verified event in this quarter', whole: (count: number) => `Show all ${count}`, times: (part: string, count: number) => `${part}: ${count}`,
  },
});

/** Deputies on the page before one asks for all of them. */
const AT_FIRST = 40;

/** What deputies did, quarter by quarter as it was published, and the plans of their work. */
export function DutyPage() {
  const text = useMessages(messages);
  const chosen = useParameters().get('quarter');
  const answer = useAnswer(QuartersDocument, {});
  return (
    <Page title={text.title} lead={text.lead}>
      <Asked answer={answer}>
        {({ dutyPublications: quarters }) => {
          const current = quarters.find(({ id }) => id === chosen) ?? quarters[0];
          if (!current) return <p>{text.none}</p>;
          return (
            <>
              <div className="rp-no-print">
                <Choice label={text.quarter} value={current.id} onChange={(event) => navigate(addressWith({ quarter: event.target.value }))}>
                  {quarters.map(({ id, year, quarter }) => (
                    <option key={id} value={id}>
                      {text.of(year, quarter)}
                    </option>
                  ))}
                </Choice>
              </div>
              <Quarter key={current.id} id={current.id} title={text.of(current.year, current.quarter)} />
            </>
          );
        }}
      </Asked>
      <PlanList />
    </Page>
  );
}

function Quarter({ id, title }: { id: string; title: string }) {
  const text = useMessages(messages);
  const parts = useMessages(dutyParts);
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const search = (useParameters().get('search') ?? '').trim().slice(0, 50);
  const answer = useAnswer(QuarterDocument, { id });
  const submit = (event: FormEvent<HTMLFormElement>, entered: string): void => {
    event.preventDefault();
    navigate(addressWith({ quarter: id, search: entered }));
  };
  return (
    <section>
      <h2>{title}</h2>
      <SearchForm key={search} label={text.search} value={search} maxLength={50} onSubmit={submit} />
      <Asked answer={answer} lines={10}>
        {({ dutyPublication: publication }) => {
          const found = publication?.published.filter(({ name }) => name.includes(search)) ?? [];
          if (!publication || found.length === 0) return <p>{text.nobody}</p>;
          const shown = isWhole ? found : found.slice(0, AT_FIRST);
          return (
            <>
              <p className="portal-quiet">{text.found(publication.deputies, format.dayOf(publication.publishedAt))}</p>
              <ul className="portal-rows">
                {shown.map((deputy) => (
                  <li key={deputy.id}>
                    <p>
                      <strong>{deputy.name}</strong> <span className="portal-quiet">{deputy.electoralDistrict}</span>
                    </p>
                    <p>{deputy.parts.length === 0 ? text.nothing : deputy.parts.map(({ part, count }) => text.times(parts[part], count)).join(' · ')}</p>
                  </li>
                ))}
              </ul>
              <div className="portal-row rp-no-print">
                {shown.length < found.length && (
                  <button type="button" className="portal-button" onClick={() => setWhole(true)}>
                    {text.whole(found.length)}
                  </button>
                )}
                <PrintButton />
              </div>
            </>
          );
        }}
      </Asked>
    </section>
  );
}
