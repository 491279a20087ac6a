import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { FileLinks } from '../../parts/file-links.tsx';
import { LettersMenu } from '../../parts/letters-menu.tsx';

const ContentFragment = graphql(`
  fragment SuggestionContent on Suggestion {
    facts
    proposal
    files {
      id
      name
      mediaType
      size
    }
    letters {
      kind
      format
      title
      path
    }
    state
    returnReason
    flags {
      rule
      field
      value
      message
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '建议内容',
    facts: '情况与问题',
    proposal: '意见建议',
    files: '附件',
    closed: '您的职务可以查看这件建议的标题和状态，正文不对您开放。',
    empty: '尚未填写',
    returned: '退回修改的原因',
    flags: '导入标记',
    flagsText: '原台账中的以下内容有疑点，已如实导入；该记录不计入统计，待核实。',
    value: (value: string) => `原值：${value}`,
  },
  en: {
    title: 'The suggestion',
    facts: 'Facts and problem',
    proposal: 'What is proposed',
    files: 'Files',
    closed: 'Your posts let you see the title and state of this suggestion, and not its text.',
    empty: 'Not filled in yet',
    returned: 'Why it was returned for editing',
    flags: 'Import flags',
    flagsText: 'The register holds doubtful values here. They were imported as they are; the record stands outside figures until checked.',
    value: (value: string) => `Value found: ${value}`,
  },
});

/** The text as the deputy wrote it, and what a register's row got wrong. */
export function Content({ suggestion }: { suggestion: FragmentType<typeof ContentFragment> }) {
  const text = useMessages(messages);
  const content = readFragment(ContentFragment, suggestion);
  return (
    <>
      {content.state === 'RETURNED' && content.returnReason && (
        <div className="rep-note rep-note-waiting">
          <strong>{text.returned}</strong>
          <p>{content.returnReason}</p>
        </div>
      )}
      {content.flags.length > 0 && (
        <div className="rep-note rep-note-waiting">
          <strong>{text.flags}</strong>
          <p>{text.flagsText}</p>
          <ul>
            {content.flags.map((flag) => (
              <li key={flag.rule + flag.field}>
                {flag.message} <span className="rp-quiet">{text.value(flag.value)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Panel title={text.title}>
        {content.facts === null || content.facts === undefined ? (
          <p className="rp-quiet">{text.closed}</p>
        ) : (
          <div className="rep-prose">
            <h3>{text.facts}</h3>
            <p>{content.facts || <span className="rp-quiet">{text.empty}</span>}</p>
            {content.proposal !== '' && content.proposal !== null && content.proposal !== undefined && (
              <>
                <h3>{text.proposal}</h3>
                <p>{content.proposal}</p>
              </>
            )}
          </div>
        )}
        <FileLinks files={content.files} label={text.files} />
        <LettersMenu letters={content.letters} />
      </Panel>
    </>
  );
}
