import type { ReactNode } from 'react';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import type { OpinionPageQuery } from '../../gql/graphql.ts';
import { FileLinks } from '../../parts/file-links.tsx';
import { Revealed } from '../../parts/revealed.tsx';
import { problemStates } from '../problems/problem-words.ts';
import { opinionKinds, opinionTargets } from './opinion-words.ts';
import { satisfactionLevels } from '../../words.ts';

const messages = defineMessages({
  zh: {
    said: '反映内容', files: '附件', hidden: '反映内容和反映人对您不显示。', added: (at: string) => `${at} 补充`, sender: '反映人', anonymous: '匿名', visited: '家访对象，由家访人告知', from: '来源', visit: (day: string) => `${day} 家访`, name: '姓名', phone: '电话', email: '邮箱', address: '住址',
    course: '办理', channel: '反映渠道', receivedOn: '收到', kind: '类别', topic: '领域', area: '区域', deputy: '转办代表', unit: '承办单位', suggestion: '转为建议', problems: '列入急难愁盼', mergedInto: '并入', merged: '合并进来的', transferred: '转往', reason: '理由', unnamed: '民意',
    due: '答复期限', counted: (days: number, unit: string, start: string) => `自 ${start} 起 ${days} ${unit}，当日不计`, WORKDAY: '个工作日', DAY: '日', MONTH: '个月', basis: (law: string, article: string, mark: string) => `${law} ${article}（${mark}）`, provisional: '途经的节假日尚未公布，为暂定', late: '逾期',
    answer: '答复', by: '答复人', rating: '评价', reopened: (times: number) => `重新办理 ${times} 次`, notices: '告知反映人', none: '尚未告知', toCall: '待电话告知', called: (at: string) => `${at} 已电话告知`, tell: '登记已告知',
  },
  en: {
    said: 'What was said', files: 'Files', hidden: 'What was said, and by whom, is not shown to you.', added: (at: string) => `Added ${at}`, sender: 'Sender', anonymous: 'Anonymous', visited: 'Whoever was visited: the visitor tells her', from: 'Raised at', visit: (day: string) => `Home visit of ${day}`, name: 'Name', phone: 'Telephone', email: 'Mail', address: 'Address',
    course: 'Handling', channel: 'Channel', receivedOn: 'Received', kind: 'Kind', topic: 'Topic', area: 'Area', deputy: 'Deputy', unit: 'Unit', suggestion: 'Suggestion', problems: 'Pressing problem', mergedInto: 'Merged into', merged: 'Merged into this', transferred: 'Transferred to', reason: 'Reason', unnamed: 'Opinion',
    due: 'Answer due', counted: (days: number, unit: string, start: string) => `${days} ${unit} from ${start}, which is not counted`, WORKDAY: 'working days', DAY: 'days', MONTH: 'months', basis: (law: string, article: string, mark: string) => `${law} ${article} (${mark})`, provisional: 'provisional: holidays on the way are not published yet', late: 'overdue',
    answer: 'Answer', by: 'By', rating: 'Rating', reopened: (times: number) => `Looked at again ${times} times`, notices: 'What the sender was told', none: 'Nothing yet', toCall: 'To be called', called: (at: string) => `Called ${at}`, tell: 'Record the call',
  },
});

type Opinion = NonNullable<OpinionPageQuery['opinion']>;

/** A row of facts; none where there is nothing to say. */
function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '' || children === false) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What was said, and by whom: masked. */
export function OpinionSaid({ opinion }: { opinion: Opinion }) {
  const text = useMessages(messages);
  const format = useFormat();
  const { sender } = opinion;
  if (typeof opinion.text !== 'string') {
    return (
      <Panel title={text.said}>
        <p className="rp-quiet">{text.hidden}</p>
      </Panel>
    );
  }
  return (
    <Panel title={text.said}>
      <p>{opinion.text}</p>
      {opinion.supplements.map(({ at, text: added }) => (
        <p key={at}>
          <span className="rp-quiet">{text.added(format.instant(at))}</span> {added}
        </p>
      ))}
      <FileLinks files={opinion.files} label={text.files} />
      <dl className="rep-facts rep-facts-wide">
        {opinion.anonymous && <Fact label={text.sender}>{opinion.visit ? text.visited : text.anonymous}</Fact>}
        {sender &&
          (['name', 'phone', 'email', 'address'] as const).map((field) => {
            const value = sender[field];
            return (
              <Fact key={field} label={text[field]}>
                {typeof value === 'string' && <Revealed value={value} label={text[field]} of={{ type: 'OPINION_SENDER', id: sender.id }} field={field} revealable={sender.revealable} />}
              </Fact>
            );
          })}
      </dl>
    </Panel>
  );
}

/** Who has it, until when, and what came of it. */
export function OpinionFacts({ opinion }: { opinion: Opinion }) {
  const text = useMessages(messages);
  const kinds = useMessages(opinionKinds);
  const targets = useMessages(opinionTargets);
  const ratings = useMessages(satisfactionLevels);
  const problems = useMessages(problemStates);
  const format = useFormat();
  const { deadline, answer } = opinion;
  const link = ({ id, subject, receivedOn }: { id: string; subject?: string | null; receivedOn: string }) => (
    <Link href={`/representation/opinions/${id}`}>{subject ?? `${text.unnamed} · ${format.day(receivedOn)}`}</Link>
  );
  return (
    <>
      <Panel title={text.course}>
        <dl className="rep-facts rep-facts-wide">
          <Fact label={text.channel}>{opinion.channel.name}</Fact>
          <Fact label={text.from}>{opinion.visit && <Link href={`/representation/visits/${opinion.visit.id}`}>{text.visit(format.day(opinion.visit.visitedOn ?? opinion.receivedOn))}</Link>}</Fact>
          <Fact label={text.from}>
            {opinion.homeEvent && <Link href={`/representation/homes/events/${opinion.homeEvent.id}`}>{`${opinion.homeEvent.home.name} ${format.day(opinion.homeEvent.on)} ${opinion.homeEvent.subject}`}</Link>}
          </Fact>
          <Fact label={text.receivedOn}>{format.day(opinion.receivedOn)}</Fact>
          <Fact label={text.kind}>{opinion.kind && kinds[opinion.kind]}</Fact>
          <Fact label={text.topic}>{opinion.topic?.name}</Fact>
          <Fact label={text.area}>{opinion.area?.name}</Fact>
          <Fact label={text.deputy}>{opinion.deputy && <Link href={`/representation/deputies/${opinion.deputy.id}`}>{opinion.deputy.name}</Link>}</Fact>
          <Fact label={text.unit}>{opinion.unit?.name}</Fact>
          <Fact label={text.suggestion}>{opinion.suggestion && <Link href={`/representation/suggestions/${opinion.suggestion.id}`}>{opinion.suggestion.title}</Link>}</Fact>
          <Fact label={text.problems}>
            {opinion.pressingProblems.length > 0 && (
              <ul>
                {opinion.pressingProblems.map(({ id, subject, state }) => (
                  <li key={id}>
                    <Link href={`/representation/problems/${id}`}>{subject}</Link> <span className="rp-quiet">{problems[state]}</span>
                  </li>
                ))}
              </ul>
            )}
          </Fact>
          <Fact label={text.mergedInto}>{opinion.mergedInto && link(opinion.mergedInto)}</Fact>
          <Fact label={text.merged}>
            {opinion.merged.length > 0 && (
              <ul>
                {opinion.merged.map((each) => (
                  <li key={each.id}>{link(each)}</li>
                ))}
              </ul>
            )}
          </Fact>
          <Fact label={text.transferred}>{opinion.transferredOrgan ?? (opinion.transferredTo && targets[opinion.transferredTo])}</Fact>
          <Fact label={text.reason}>{opinion.reason}</Fact>
          {deadline && (
            <Fact label={text.due}>
              {format.day(deadline.dueOn)}
              {deadline.overdue && <strong className="rep-late"> {text.late}</strong>}
              <br />
              <span className="rp-quiet">
                {text.counted(deadline.length, text[deadline.unit], format.day(deadline.startOn))}
                {' · '}
                {text.basis(deadline.legalBasis.law, deadline.legalBasis.article, deadline.legalBasis.mark)}
                {deadline.certainty === 'PROVISIONAL' && ` · ${text.provisional}`}
              </span>
            </Fact>
          )}
          <Fact label={text.rating}>
            {[opinion.rating && ratings[opinion.rating], opinion.ratingComment, opinion.reopened > 0 && text.reopened(opinion.reopened)].filter(Boolean).join(' · ')}
          </Fact>
        </dl>
      </Panel>
      {answer && (
        <Panel title={text.answer}>
          <p>{answer.text}</p>
          <p className="rp-quiet">
            {answer.by} · {format.day(answer.on)}
          </p>
        </Panel>
      )}
    </>
  );
}

/** 告知 — what the sender was told; calls that wait are the office's. */
export function OpinionNotices({ notices, onTell }: { notices: Opinion['notices']; onTell: ((notice: string) => void) | undefined }) {
  const text = useMessages(messages);
  const format = useFormat();
  if (notices.length === 0) return null;
  return (
    <Panel title={text.notices}>
      <ul>
        {notices.map(({ id, at, text: told, way, toldAt }) => (
          <li key={id}>
            <span className="rp-quiet">{format.instant(at)}</span> {told}{' '}
            {way === 'PHONE' && <span className="rp-quiet">{toldAt ? text.called(format.instant(toldAt)) : text.toCall}</span>}{' '}
            {way === 'PHONE' && !toldAt && onTell && (
              <button type="button" className="rp-plain-button" onClick={() => onTell(id)}>
                {text.tell}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
