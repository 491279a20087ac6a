import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { FileLinks } from '../../parts/file-links.tsx';
import { replyKinds, satisfactionLevels } from '../../words.ts';

const ReplyFragment = graphql(`
  fragment HandlingReplyParts on Handling {
    reply {
      category {
        code
        name
      }
      text
      files {
        id
        name
        mediaType
        size
      }
      signatory {
        id
      }
      signatoryName
      signedOn
      sentAt
      kind
      documentNumber
      contactName
      contactPhone
      copies
      evaluation {
        attitude
        result
        comment
        at
        returnedOn
        files {
          id
          name
          mediaType
          size
        }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    reply: '答复',
    category: '答复类别',
    notStated: '登记表未载明',
    signed: '签发',
    signedBy: (name: string, day: string) => `${name}，${day}`,
    sent: '送达',
    files: '答复附件',
    number: '文号',
    contact: '联系人',
    contactBy: (name: string, phone: string) => `${name}　${phone}`,
    copies: '抄送',
    evaluation: '代表评价',
    attitude: '办理态度',
    result: '办理结果',
    at: '评价时间',
    paper: '纸质征询意见表',
    returned: (day: string) => `${day} 收回，代为录入`,
    scan: '征询意见表扫描件',
  },
  en: {
    reply: 'Reply',
    category: 'Category',
    notStated: 'Not stated in the register',
    signed: 'Signed',
    signedBy: (name: string, day: string) => `${name}, ${day}`,
    sent: 'Sent',
    files: 'Files of the reply',
    number: 'Document number',
    contact: 'Contact',
    contactBy: (name: string, phone: string) => `${name} ${phone}`,
    copies: 'Copies',
    evaluation: 'The deputy’s evaluation',
    attitude: 'Attitude',
    result: 'Result',
    at: 'Evaluated',
    paper: 'Form on paper',
    returned: (day: string) => `Came back on ${day}, recorded by the office`,
    scan: 'Scan of the form',
  },
});

/** 答复 — the signed reply, as the deputy gets it. */
export function Reply({ handling }: { handling: FragmentType<typeof ReplyFragment> }) {
  const text = useMessages(messages);
  const kinds = useMessages(replyKinds);
  const format = useFormat();
  const { reply } = readFragment(ReplyFragment, handling);
  if (!reply) return null;
  return (
    <div className="rep-part">
      <h3>{reply.kind === 'FIRST' ? text.reply : kinds[reply.kind]}</h3>
      {reply.text !== '' && <p className="rep-text rep-quoted">{reply.text}</p>}
      <FileLinks files={reply.files} label={text.files} />
      <dl className="rep-facts">
        <dt>{text.category}</dt>
        <dd>
          {reply.category ? `${reply.category.code} ${reply.category.name}` : text.notStated}
        </dd>
        <dt>{text.signed}</dt>
        {/* De-identified viewers are given no name. */}
        <dd>{reply.signatoryName === '' ? format.day(reply.signedOn) : text.signedBy(reply.signatoryName, format.day(reply.signedOn))}</dd>
        <dt>{text.sent}</dt>
        <dd>{format.instant(reply.sentAt)}</dd>
        {reply.documentNumber && (
          <>
            <dt>{text.number}</dt>
            <dd>{reply.documentNumber}</dd>
          </>
        )}
        {(reply.contactName ?? reply.contactPhone) && (
          <>
            <dt>{text.contact}</dt>
            <dd>{text.contactBy(reply.contactName ?? '', reply.contactPhone ?? '')}</dd>
          </>
        )}
        {reply.copies.length > 0 && (
          <>
            <dt>{text.copies}</dt>
            <dd>{reply.copies.join('、')}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** 评价 — the lead deputy's evaluation on both axes; of the latest reply. */
export function Evaluation({ handling }: { handling: FragmentType<typeof ReplyFragment> }) {
  const text = useMessages(messages);
  const levels = useMessages(satisfactionLevels);
  const format = useFormat();
  const evaluation = readFragment(ReplyFragment, handling).reply?.evaluation;
  if (!evaluation) return null;
  return (
    <div className="rep-part">
      <h3>{text.evaluation}</h3>
      <dl className="rep-facts">
        <dt>{text.attitude}</dt>
        <dd>{levels[evaluation.attitude]}</dd>
        <dt>{text.result}</dt>
        <dd>{levels[evaluation.result]}</dd>
        <dt>{text.at}</dt>
        <dd>{format.instant(evaluation.at)}</dd>
        {evaluation.returnedOn && (
          <>
            <dt>{text.paper}</dt>
            <dd>{text.returned(format.day(evaluation.returnedOn))}</dd>
          </>
        )}
      </dl>
      <FileLinks files={evaluation.files} label={text.scan} />
      {evaluation.comment && <p className="rep-text rep-quoted">{evaluation.comment}</p>}
    </div>
  );
}
