import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { assignmentModes, assignmentTracks, cosignerStates, origins, sources } from '../../words.ts';

const FactsFragment = graphql(`
  fragment SuggestionFacts on Suggestion {
    id
    number
    origin
    source
    topic {
      id
      name
    }
    area {
      id
      name
    }
    congressSession {
      id
      name
    }
    leadDeputy {
      id
      name
    }
    leadDeputyText
    cosigners {
      id
      state
      withdrawReason
      deputy {
        id
        name
      }
    }
    submittedAt
    paperOn
    assignedOn
    assignmentMode
    track
    trackReason
    confidential
    motionNumber
    inadmissibility {
      code
      name
    }
    endReason
    endedOn
    handedOverOn
    archivedOn
    meeting {
      id
      name
      on
    }
    opinions {
      id
      subject
      receivedOn
    }
    jointCase {
      id
      reason
      suggestions {
        id
        number
        title
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '基本信息',
    number: '编号',
    unnumbered: '受理后编号',
    deputy: '领衔代表',
    unmatched: '未匹配到代表',
    cosigners: '附议代表',
    topic: '领域',
    area: '涉及区域',
    session: '届次',
    origin: '提出时期',
    source: '来源',
    submitted: '提出时间',
    onPaper: (day: string) => `${day}，纸质提交`,
    assigned: '交办日期',
    mode: '办理方式',
    track: '答复时限',
    confidential: '保密',
    confidentialText: '代表要求保密，查阅留有记录',
    motion: '议案号',
    ground: '不予受理情形',
    end: '终止理由',
    ended: '终止日期',
    handedOver: '转交日期',
    archived: '归档日期',
    meeting: '交办会',
    jointCase: '并案办理',
    opinions: '民意来源',
    unnamed: (day: string) => `${day} 收到的民意`,
  },
  en: {
    title: 'At a glance',
    number: 'Number',
    unnumbered: 'Given at acceptance',
    deputy: 'Lead deputy',
    unmatched: 'matches no deputy',
    cosigners: 'Co-signers',
    topic: 'Topic',
    area: 'Area',
    session: 'Session',
    origin: 'Origin',
    source: 'Source',
    submitted: 'Submitted',
    onPaper: (day: string) => `${day}, on paper`,
    assigned: 'Assigned',
    mode: 'Way of handling',
    track: 'Time to reply',
    confidential: 'Confidential',
    confidentialText: 'At the deputy’s request; readings are logged',
    motion: 'Motion',
    ground: 'Ground',
    end: 'Why it ended',
    ended: 'Ended',
    handedOver: 'Handed over',
    archived: 'Archived',
    meeting: 'Assigned at',
    jointCase: 'Handled together with',
    opinions: 'Made of opinions',
    unnamed: (day: string) => `Opinion received on ${day}`,
  },
});

/** Who, when, where and how: what identifies a suggestion. */
export function Facts({ suggestion }: { suggestion: FragmentType<typeof FactsFragment> }) {
  const text = useMessages(messages);
  const originNames = useMessages(origins);
  const sourceNames = useMessages(sources);
  const modes = useMessages(assignmentModes);
  const tracks = useMessages(assignmentTracks);
  const states = useMessages(cosignerStates);
  const format = useFormat();
  const facts = readFragment(FactsFragment, suggestion);
  return (
    <Panel title={text.title}>
      <dl className="rep-facts">
        <dt>{text.number}</dt>
        <dd>{facts.number ?? <span className="rp-quiet">{text.unnumbered}</span>}</dd>
        {(facts.leadDeputy ?? facts.leadDeputyText) && (
          <>
            <dt>{text.deputy}</dt>
            <dd>
              {facts.leadDeputy ? (
                <Link href={`/representation/deputies/${facts.leadDeputy.id}`}>{facts.leadDeputy.name}</Link>
              ) : (
                <>
                  {facts.leadDeputyText} <small className="rp-quiet">{text.unmatched}</small>
                </>
              )}
            </dd>
          </>
        )}
        <Pair label={text.confidential} value={facts.confidential ? text.confidentialText : undefined} />
        {facts.cosigners.length > 0 && (
          <>
            <dt>{text.cosigners}</dt>
            <dd>
              <ul className="rep-cosigners">
                {facts.cosigners.map((cosigner) => (
                  <li key={cosigner.id}>
                    <span>{cosigner.deputy?.name ?? '—'}</span>
                    <StateTag tone={cosigner.state === 'CONFIRMED' ? 'done' : cosigner.state === 'INVITED' ? 'waiting' : 'quiet'}>
                      {states[cosigner.state]}
                    </StateTag>
                    {cosigner.withdrawReason && <small className="rp-quiet">{cosigner.withdrawReason}</small>}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <Pair label={text.topic} value={facts.topic?.name} />
        <Pair label={text.area} value={facts.area?.name} />
        <Pair label={text.session} value={facts.congressSession?.name} />
        <Pair label={text.origin} value={originNames[facts.origin]} />
        <Pair label={text.source} value={facts.source === 'IMPORTED' ? sourceNames.IMPORTED : undefined} />
        <Pair
          label={text.submitted}
          value={facts.paperOn ? text.onPaper(format.day(facts.paperOn)) : facts.submittedAt ? format.instant(facts.submittedAt) : undefined}
        />
        <Pair label={text.assigned} value={facts.assignedOn ? format.day(facts.assignedOn) : undefined} />
        <Pair label={text.mode} value={facts.assignmentMode ? modes[facts.assignmentMode] : undefined} />
        <Pair label={text.track} value={facts.track ? [tracks[facts.track], facts.trackReason].filter(Boolean).join(' · ') : undefined} />
        <Pair label={text.motion} value={facts.motionNumber} />
        <Pair label={text.handedOver} value={facts.handedOverOn ? format.day(facts.handedOverOn) : undefined} />
        <Pair label={text.meeting} value={facts.meeting ? `${facts.meeting.name} ${format.day(facts.meeting.on)}` : undefined} />
        <Pair label={text.ground} value={facts.inadmissibility?.name} />
        <Pair label={text.ended} value={facts.endedOn ? format.day(facts.endedOn) : undefined} />
        <Pair label={text.end} value={facts.endReason} />
        <Pair label={text.archived} value={facts.archivedOn ? format.day(facts.archivedOn) : undefined} />
        {facts.opinions.length > 0 && (
          <>
            <dt>{text.opinions}</dt>
            <dd>
              <ul>
                {facts.opinions.map(({ id, subject, receivedOn }) => (
                  <li key={id}>
                    <Link href={`/representation/opinions/${id}`}>{subject ?? text.unnamed(format.day(receivedOn))}</Link>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {facts.jointCase && (
          <>
            <dt>{text.jointCase}</dt>
            <dd>
              <ul>
                {facts.jointCase.suggestions
                  .filter((each) => each.id !== facts.id)
                  .map((each) => (
                    <li key={each.id}>
                      <Link href={`/representation/suggestions/${each.id}`}>{[each.number, each.title].filter(Boolean).join(' ')}</Link>
                    </li>
                  ))}
              </ul>
              <small className="rp-quiet">{facts.jointCase.reason}</small>
            </dd>
          </>
        )}
      </dl>
    </Panel>
  );
}

function Pair({ label, value }: { label: string; value: string | null | undefined }) {
  if (!value) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
