import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '@redpine/ui/format';
import { LegalBasisText } from '@redpine/ui/legal-basis';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { StateTag, type Tone } from '@redpine/ui/state-tag';
import { Forbidden, NotFound } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import type { AdministrationAuditEntryQuery } from '../../gql/graphql.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { actName, auditWords, platformActs, kindName, recordKinds } from './audit-words.ts';
import { isProven } from './proof.ts';

const EntryDocument = graphql(`
  query AdministrationAuditEntry($id: ID!) {
    auditEntry(id: $id) {
      id
      service
      at
      actorId
      actorName
      actorPosts
      action
      subjectType
      subjectId
      basis {
        law
        article
        mark
      }
      outcome
      detail
      requestId
      proof {
        seq
        leaf
        path
        checkpoint {
          size
          root
          at
          key
        }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    facts: '记录', proof: '存证', account: '账号', request: '请求编号', id: '记录编号', detail: '说明', seq: '日志序号', leaf: '记录哈希', root: '签名根哈希',
    checkpoint: '检查点', covers: (size: string, at: string) => `前 ${size} 条，${at} 签署`, key: '签名密钥',
    waiting: '尚未编入日志，约需一秒', unsigned: '已编入日志，等待签署（一分钟内）', proven: '已在本浏览器核验：记录在签名日志之中', broken: '核验不通过：请立即报告并运行 npm run audit:verify', checking: '正在核验…',
  },
  en: {
    facts: 'Entry', proof: 'Proof', account: 'Account', request: 'Request', id: 'Id', detail: 'Detail', seq: 'Place in the log', leaf: 'Hash of the entry', root: 'Signed root',
    checkpoint: 'Checkpoint', covers: (size: string, at: string) => `the first ${size} entries, signed ${at}`, key: 'Signing key',
    waiting: 'Not linked yet: that takes about a second', unsigned: 'Linked, and waiting to be signed within a minute', proven: 'Verified in this browser: the entry stands in the signed log', broken: 'Does not verify: report this at once and run npm run audit:verify', checking: 'Verifying…',
  },
});

type Entry = NonNullable<AdministrationAuditEntryQuery['auditEntry']>;
type Standing = 'waiting' | 'unsigned' | 'checking' | 'proven' | 'broken';
const TONES: Readonly<Record<Standing, Tone>> = { waiting: 'waiting', unsigned: 'waiting', checking: 'active', proven: 'done', broken: 'late' };

/** How far the entry is proven, the last step computed here. */
function useStanding(proof: Entry['proof']): Standing {
  const [outcome, setOutcome] = useState<boolean>();
  useEffect(() => {
    const checkpoint = proof?.checkpoint;
    if (!proof || !checkpoint) return;
    void isProven({ ...proof, checkpoint }).then(setOutcome);
  }, [proof]);
  if (!proof) return 'waiting';
  if (!proof.checkpoint) return 'unsigned';
  return outcome === undefined ? 'checking' : outcome ? 'proven' : 'broken';
}

export default function AuditEntryPage({ id }: { id: string }) {
  const words = useMessages(auditWords);
  const acts = useMessages(platformActs);
  const may = usePermissions();
  const [{ data, error, fetching }, refetch] = useQuery({ query: EntryDocument, variables: { id } });
  if (may && !may.audit) return <Forbidden page />;
  const entry = data?.auditEntry;
  if (data && !entry) return <NotFound page />;
  return (
    <Page
      title={entry ? actName(acts, entry.action) : words.title}
      mark={entry && <StateTag tone={entry.outcome === 'DONE' ? 'done' : 'late'}>{words[entry.outcome]}</StateTag>}
      breadcrumb={[{ title: words.title, path: '/administration/audit' }]}
      state={{ loading: fetching && !data, error, onRetry: () => refetch({ requestPolicy: 'network-only' }) }}
    >
      {entry && <Facts entry={entry} />}
    </Page>
  );
}

function Facts({ entry }: { entry: Entry }) {
  const text = useMessages(messages);
  const words = useMessages(auditWords);
  const kinds = useMessages(recordKinds);
  const format = useFormat();
  const standing = useStanding(entry.proof);
  const { proof } = entry;
  const facts: [string, React.ReactNode][] = [
    [words.at, format.instant(entry.at)],
    [words.actor, entry.actorName],
    [words.posts, entry.actorPosts.join('、') || '—'],
    [text.account, entry.actorId],
    [words.action, entry.action],
    [words.subject, `${kindName(kinds, entry.subjectType)} ${entry.subjectId}`],
    [words.basis, entry.basis.length > 0 ? entry.basis.map((basis) => <LegalBasisText key={basis.law + basis.article} basis={basis} />) : '—'],
    [text.detail, entry.detail ?? '—'],
    [words.service, entry.service === 'directory' || entry.service === 'representation' ? words[entry.service] : entry.service],
    [text.request, entry.requestId],
    [text.id, entry.id],
  ];
  const proofFacts: [string, React.ReactNode][] = proof
    ? [
        [text.seq, format.number(proof.seq)],
        [text.leaf, proof.leaf],
        ...(proof.checkpoint
          ? ([
              [text.checkpoint, text.covers(format.number(proof.checkpoint.size), format.instant(proof.checkpoint.at))],
              [text.root, proof.checkpoint.root],
              [text.key, proof.checkpoint.key],
            ] satisfies [string, React.ReactNode][])
          : []),
      ]
    : [];
  return (
    <>
      <Panel title={text.facts}>
        <List facts={facts} />
      </Panel>
      <Panel title={text.proof} extra={<StateTag tone={TONES[standing]}>{text[standing]}</StateTag>}>
        <List facts={proofFacts} />
      </Panel>
    </>
  );
}

function List({ facts }: { facts: readonly [string, React.ReactNode][] }) {
  return (
    <dl className="adm-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
