import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { useAnswer } from '../../ask.ts';
import { graphql } from '../../gql/gql.ts';
import { Link } from '../../navigation.tsx';
import { Asked, Missing, Page, PrintButton } from '../../page.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ShareButton } from '../../parts/share-button.tsx';
import { words } from '../../words.ts';

const ReportDocument = graphql(`
  query PortalReport($id: ID!) {
    handlingReport(id: $id) {
      id
      title
      from
      until
      figures {
        asOf
        total
        answered
        handlings
        replied
        inTime
        implementable
        implemented
        evaluated
        satisfied
        categories { code name count }
      }
      sections { part text }
      meeting
      heardOn
      ballot
      opinions
      followUp
    }
  }
`);

const messages = defineMessages({
  zh: {
    record: '办理情况报告', figures: '办理数据', asOf: (at: string) => `数据截至 ${at}`, total: '受理建议', answered: '已答复建议', handlings: '应答复办理件', replied: '已答复办理件', inTime: '按期答复', implementable: '应落实', implemented: '已落实', evaluated: '已评价', satisfied: '满意和基本满意',
    OVERVIEW: '总体情况', MEASURES: '主要做法', PROBLEMS: '存在问题', NEXT: '下步打算', hearing: '常委会审议', meeting: '会议', ballot: '满意度测评', opinions: '审议意见', followUp: '审议意见落实情况',
  },
  en: {
    record: 'Report on handling', figures: 'Figures', asOf: (at: string) => `As of ${at}`, total: 'Suggestions', answered: 'Suggestions answered', handlings: 'Handlings that owe a reply', replied: 'Replied', inTime: 'In time', implementable: 'To be implemented', implemented: 'Implemented', evaluated: 'Evaluated', satisfied: 'Satisfied or basically so',
    OVERVIEW: 'Overview', MEASURES: 'Measures', PROBLEMS: 'Problems', NEXT: 'What comes next', hearing: 'Before the Standing Committee', meeting: 'Meeting', ballot: 'Ballot', opinions: 'Opinions', followUp: 'Follow-up',
  },
});

const COUNTS = ['total', 'answered', 'handlings', 'replied', 'inTime', 'implementable', 'implemented', 'evaluated', 'satisfied'] as const;

/** One published report: its frozen figures, its text, and how the Standing Committee heard it. */
export function ReportPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const common = useMessages(words);
  const format = useFormat();
  const answer = useAnswer(ReportDocument, { id });
  const found = answer[0].data?.handlingReport;
  if (answer[0].data && !found) return <Missing />;
  return (
    <Page title={found?.title ?? text.record} {...(found && { lead: `${format.day(found.from)} – ${format.day(found.until)}` })}>
      <p className="portal-back rp-no-print">
        <Link href="/portal/reports">{common.reports}</Link>
      </p>
      <Asked answer={answer} lines={24}>
        {({ handlingReport: report }) => {
          if (!report) return null;
          const counts = [
            ...COUNTS.flatMap((name) => (typeof report.figures[name] === 'number' ? [[text[name], report.figures[name]] as const] : [])),
            ...report.figures.categories.map(({ code, name, count }) => [`${code} ${name}`, count] as const),
          ];
          const heard = [
            [text.meeting, [report.meeting, report.heardOn && format.day(report.heardOn)].filter(Boolean).join(' ')],
            [text.ballot, report.ballot],
            [text.opinions, report.opinions],
            [text.followUp, report.followUp],
          ] as const;
          return (
            <>
              <h2>{text.figures}</h2>
              <p className="portal-quiet">{text.asOf(format.instant(report.figures.asOf))}</p>
              <Facts of={counts.map(([name, count]) => [name, format.number(count)])} />
              {report.sections.map((section) => section.text !== '' && (
                <section key={section.part}>
                  <h2>{text[section.part]}</h2>
                  <p className="portal-text">{section.text}</p>
                </section>
              ))}
              {report.heardOn && (
                <section>
                  <h2>{text.hearing}</h2>
                  <Facts of={heard} />
                </section>
              )}
              <div className="portal-row rp-no-print">
                <ShareButton title={report.title} />
                <PrintButton />
              </div>
            </>
          );
        }}
      </Asked>
    </Page>
  );
}
