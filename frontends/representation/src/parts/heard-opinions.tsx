import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { StateTag } from '@redpine/ui/state-tag';
import { graphql } from '../gql/gql.ts';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { opinionStates, opinionTones } from '../routes/opinions/opinion-words.ts';

const HeardOpinionFragment = graphql(`
  fragment HeardOpinion on Opinion {
    __typename
    id
    state
    subject
    text
    deputy { id name }
    unit { id shortName }
    deadline { dueOn overdue }
    answer { text by on }
  }
`);

const messages = defineMessages({
  zh: {
    none: '没有反映意见', counted: (answered: number, raised: number) => `已答复 ${answered} ／ 反映 ${raised}`, hidden: (count: number) => `另有 ${count} 条您无权查看`,
    with: (name: string) => `承办：${name}`, due: (day: string) => `${day} 前答复`, late: '逾期',
  },
  en: {
    none: 'No opinions raised', counted: (answered: number, raised: number) => `${answered} answered of ${raised} raised`, hidden: (count: number) => `${count} more that you may not see`,
    with: (name: string) => `With ${name}`, due: (day: string) => `Answer due ${day}`, late: 'overdue',
  },
});

interface HeardOpinionsProps {
  of: { opinions: readonly FragmentType<typeof HeardOpinionFragment>[]; opinionsRaised: number; opinionsAnswered: number };
  label: string;
}

/** 反映的意见 — what was raised at the door or at a reception, each with where it stands; the course is the opinion's own page. */
export function HeardOpinions({ of, label }: HeardOpinionsProps) {
  const text = useMessages(messages);
  const states = useMessages(opinionStates);
  const format = useFormat();
  if (of.opinionsRaised === 0) return <p className="rp-quiet">{text.none}</p>;
  const hidden = of.opinionsRaised - of.opinions.length;
  return (
    <>
      <p className="rp-quiet">{[text.counted(of.opinionsAnswered, of.opinionsRaised), hidden > 0 && text.hidden(hidden)].filter(Boolean).join(' · ')}</p>
      {of.opinions.length > 0 && (
        <ul className="rep-found" aria-label={label}>
          {of.opinions.map((each) => {
            const opinion = readFragment(HeardOpinionFragment, each);
            const { deadline, answer } = opinion;
            const keeper = opinion.deputy?.name ?? opinion.unit?.shortName;
            const course = answer
              ? [answer.text, answer.by, format.day(answer.on)]
              : [keeper && text.with(keeper), deadline && text.due(format.day(deadline.dueOn)), deadline?.overdue && text.late];
            return (
              <li key={opinion.id}>
                <span>
                  <Link href={`/representation/opinions/${opinion.id}`}>{opinion.text ?? opinion.subject ?? '—'}</Link>
                  <small>{course.filter(Boolean).join(' · ')}</small>
                </span>
                <StateTag tone={opinionTones[opinion.state]}>{states[opinion.state]}</StateTag>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
