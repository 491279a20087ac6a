import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { extensionStates, rehandleCauses, replyKinds, satisfactionLevels } from '../../words.ts';

const CourseFragment = graphql(`
  fragment HandlingCourse on Handling {
    replaceReason
    rehandleCause
    rehandleReason
    opinion {
      text
      givenAt
    }
    extensions {
      id
      state
      reason
      until
      note
    }
    escalations {
      id
      convenedOn
      participants
      outcome
    }
    replies {
      round
      kind
      text
      sentAt
      category {
        code
        name
      }
      evaluation {
        attitude
        result
        comment
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    replaced: '改办原因',
    opinion: '会办意见',
    given: (at: string) => `提交于 ${at}`,
    extension: (day: string) => `申请延期至 ${day}`,
    convened: (day: string) => `${day} 召集双方沟通`,
    participants: (names: string) => `参加人员：${names}`,
    earlier: (count: number) => `此前的答复（${count}）`,
    notStated: '登记表未载明类别',
    reply: (kind: string, category: string, at: string) => `${kind}　${category}　${at}`,
    evaluation: (attitude: string, result: string) => `代表评价：态度${attitude}，结果${result}`,
    unevaluated: '代表未评价',
  },
  en: {
    replaced: 'Why another unit handles it',
    opinion: 'Opinion for the lead',
    given: (at: string) => `Given ${at}`,
    extension: (day: string) => `Extension asked for until ${day}`,
    convened: (day: string) => `Both sides convened on ${day}`,
    participants: (names: string) => `Participants: ${names}`,
    earlier: (count: number) => `Earlier replies (${count})`,
    notStated: 'category not stated in the register',
    reply: (kind: string, category: string, at: string) => `${kind}, ${category}, ${at}`,
    evaluation: (attitude: string, result: string) => `Evaluated: attitude ${attitude}, result ${result}`,
    unevaluated: 'Not evaluated',
  },
});

/** What a handling went through beside its latest reply: opinion, extensions, orders, earlier replies. */
export function HandlingCourse({ handling }: { handling: FragmentType<typeof CourseFragment> }) {
  const text = useMessages(messages);
  const causes = useMessages(rehandleCauses);
  const kinds = useMessages(replyKinds);
  const states = useMessages(extensionStates);
  const levels = useMessages(satisfactionLevels);
  const format = useFormat();
  const course = readFragment(CourseFragment, handling);
  const earlier = course.replies.slice(0, -1);
  return (
    <>
      {course.replaceReason && (
        <div className="rep-note">
          <strong>{text.replaced}</strong>
          <p>{course.replaceReason}</p>
        </div>
      )}
      {course.opinion && (
        <div className="rep-part">
          <h3>{text.opinion}</h3>
          <p className="rep-text rep-quoted">{course.opinion.text}</p>
          <p className="rp-quiet">{text.given(format.instant(course.opinion.givenAt))}</p>
        </div>
      )}
      {course.extensions.map((extension) => (
        <div key={extension.id} className="rep-note">
          <strong>{text.extension(format.day(extension.until))}</strong> <span className="rp-quiet">{states[extension.state]}</span>
          <p>{extension.reason}</p>
          {extension.note && <p>{extension.note}</p>}
        </div>
      ))}
      {earlier.length > 0 && (
        <details>
          <summary>{text.earlier(earlier.length)}</summary>
          {earlier.map((reply) => (
            <div key={reply.round} className="rep-part">
              <h3>{text.reply(kinds[reply.kind], reply.category ? `${reply.category.code} ${reply.category.name}` : text.notStated, format.instant(reply.sentAt))}</h3>
              <p className="rep-text rep-quoted">{reply.text}</p>
              <p>{reply.evaluation ? text.evaluation(levels[reply.evaluation.attitude], levels[reply.evaluation.result]) : text.unevaluated}</p>
              {reply.evaluation?.comment && <p className="rep-text rep-quoted">{reply.evaluation.comment}</p>}
            </div>
          ))}
        </details>
      )}
      {course.rehandleCause && (
        <div className="rep-note">
          <strong>{causes[course.rehandleCause]}</strong>
          <p>{course.rehandleReason}</p>
        </div>
      )}
      {course.escalations.map((escalation) => (
        <div key={escalation.id} className="rep-note">
          <strong>{text.convened(format.day(escalation.convenedOn))}</strong>
          {escalation.participants && <p className="rp-quiet">{text.participants(escalation.participants)}</p>}
          <p>{escalation.outcome}</p>
        </div>
      ))}
    </>
  );
}
