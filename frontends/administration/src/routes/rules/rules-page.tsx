import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { Forbidden } from '@redpine/ui/states';
import type { AdministrationRulesQuery } from '../../gql/graphql.ts';
import { ActForm, type FormField } from '../../parts/act-form.tsx';
import { legalToday } from '../../parts/legal-today.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { RowActs } from '../../parts/row-acts.tsx';
import { common } from '../../words.ts';
import { Categories } from './categories.tsx';
import { decisionFields, decisionOf, decisionWords } from './decision-fields.ts';
import { RulesDocument, RuleVersionAddDocument, RuleVersionWithdrawDocument } from './rule-documents.ts';
import { SETTING_CHOICES, ruleMarks, settingsInWords, settingWords, wordOf } from './setting-words.ts';

type Rule = AdministrationRulesQuery['rules'][number];
type Version = Rule['versions'][number];

const messages = defineMessages({
  zh: {
    title: '办理规则',
    lead: '国家法律没有规定的期限和做法，由本级决定。新版本自施行首日起适用，旧版本和已计算的期限保留。',
    add: '施行新版本',
    versions: (count: number) => `全部版本（${count}）`,
    version: (n: number) => `第 ${n} 版`,
    law: '依据的法律或规定',
    article: '条款',
    source: '来源',
    entered: (who: string) => `${who}录入`,
    none: '今日没有施行中的版本',
    withdraw: '撤回未施行的版本',
    withdrawText: (n: number, from: string) => `第 ${n} 版原定自${from}起施行，撤回后不再施行，前一版本继续适用。`,
    withdrawn: (decision: string) => `已撤回：${decision}`,
  },
  en: {
    title: 'Rules',
    lead: 'What national law leaves open is decided by the district. A version holds from its first day; earlier ones and what was counted by them stay.',
    add: 'Put a version in force',
    versions: (count: number) => `All versions (${count})`,
    version: (n: number) => `Version ${n}`,
    law: 'Law or rule',
    article: 'Article',
    source: 'Source',
    entered: (who: string) => `entered by ${who}`,
    none: 'No version is in force today',
    withdraw: 'Withdraw the version ahead',
    withdrawText: (n: number, from: string) => `Version ${n} was to hold from ${from}; the version before lasts on.`,
    withdrawn: (decision: string) => `Withdrawn: ${decision}`,
  },
});

export default function RulesPage() {
  const text = useMessages(messages);
  const may = usePermissions();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: RulesDocument, refetchOn: ['Rule', 'ReplyCategory'] });
  if (may && !may.rules) return <Forbidden page />;
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <Page title={text.title} lead={text.lead} state={{ loading: fetching && !data, error, onRetry: reload }}>
      {data?.rules.map((rule) => <RulePanel key={rule.id} rule={rule} onChanged={reload} />)}
      {data && <Categories categories={data.replyCategoryVersions} onChanged={reload} />}
    </Page>
  );
}

function RulePanel({ rule, onChanged }: { rule: Rule; onChanged: () => void }) {
  const text = useMessages(messages);
  const settings = useMessages(settingWords);
  const current = rule.versions.find(({ id }) => id === rule.current?.id);
  const latest = rule.versions.find(({ withdrawn }) => !withdrawn);
  return (
    <Panel
      title={rule.name}
      extra={
        latest && !rule.area ? (
          <RowActs
            of={rule.name}
            acts={[
              { label: text.add, renderForm: (close) => <VersionForm rule={rule} latest={latest} onClose={close} onChanged={onChanged} /> },
              ...(latest.effectiveFrom > legalToday()
                ? [{ label: text.withdraw, renderForm: (close: () => void) => <WithdrawForm rule={rule} latest={latest} onClose={close} onChanged={onChanged} /> }]
                : []),
            ]}
          />
        ) : undefined
      }
    >
      {current ? <p><strong>{settingsInWords(current.settings, settings)}</strong> <Basis version={current} /></p> : <p className="rp-quiet">{text.none}</p>}
      {current && <p className="rp-quiet">{current.source}</p>}
      <details>
        <summary>{text.versions(rule.versions.length)}</summary>
        <ul className="adm-list">
          {rule.versions.map((version) => (
            <li key={version.id}>
              <Line version={version} />
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}

function Basis({ version }: { version: Version }) {
  const marks = useMessages(ruleMarks);
  const { law, article, mark } = version.legalBasis;
  return (
    <>
      <span className="rp-quiet">{`${law} ${article}`}</span> <span className="adm-mark">{marks[mark]}</span>
    </>
  );
}

function Line({ version }: { version: Version }) {
  const text = useMessages(messages);
  const words = useMessages(common);
  const settings = useMessages(settingWords);
  const format = useFormat();
  const { effectiveFrom, effectiveUntil, decision, withdrawn } = version;
  const days = withdrawn
    ? text.withdrawn(withdrawn)
    : `${format.day(effectiveFrom)} – ${effectiveUntil ? format.day(effectiveUntil) : words.lasting}`;
  return (
    <>
      {text.version(version.version)} · {days} · {settingsInWords(version.settings, settings)} <Basis version={version} />
      <p className="rp-quiet">{[version.source, decision && text.entered(decision.enteredBy)].filter(Boolean).join(' · ')}</p>
    </>
  );
}

interface VersionFormProps {
  rule: Rule;
  latest: Version;
  onClose: () => void;
  onChanged: () => void;
}

function WithdrawForm({ rule, latest, onClose, onChanged }: VersionFormProps) {
  const text = useMessages(messages);
  const decision = useMessages(decisionWords);
  const words = useMessages(common);
  const format = useFormat();
  return (
    <ActForm
      document={RuleVersionWithdrawDocument}
      title={text.withdraw}
      lead={rule.name}
      submitText={text.withdraw}
      doneText={words.done}
      fields={decisionFields(decision)}
      toInput={(values) => ({ rule: rule.code, version: latest.version, decision: decisionOf(values) })}
      onClose={onClose}
      onChanged={onChanged}
    >
      <p>{text.withdrawText(latest.version, format.day(latest.effectiveFrom))}</p>
    </ActForm>
  );
}

/** Settings are JSON; people write words without quotes. */
const isText = (value: string): boolean => value.startsWith('"');

function VersionForm({ rule, latest, onClose, onChanged }: VersionFormProps) {
  const text = useMessages(messages);
  const decision = useMessages(decisionWords);
  const words = useMessages(settingWords);
  const fields = latest.settings.map(({ name, value }): FormField => {
    const frame = { key: `setting.${name}`, label: wordOf(words, name), required: true, initial: value };
    const choices = SETTING_CHOICES[name];
    if (choices) return { ...frame, kind: 'choice', choices: choices.map((each) => ({ value: JSON.stringify(each), label: wordOf(words, each) })) };
    if (value === 'true' || value === 'false') {
      return { ...frame, kind: 'choice', choices: [{ value: 'true', label: words.yes }, { value: 'false', label: words.no }] };
    }
    return { ...frame, kind: 'text', initial: isText(value) ? String(JSON.parse(value)) : value };
  });
  return (
    <ActForm
      document={RuleVersionAddDocument}
      title={text.add}
      lead={rule.name}
      submitText={text.add}
      doneText={text.add}
      fields={[
        ...fields,
        { key: 'effectiveFrom', label: decision.from, kind: 'day', required: true, hint: decision.fromHint },
        { key: 'law', label: text.law, kind: 'text', required: true, initial: latest.legalBasis.mark === 'F' ? latest.legalBasis.law : '' },
        { key: 'article', label: text.article, kind: 'text', required: true, initial: latest.legalBasis.mark === 'F' ? latest.legalBasis.article : '' },
        ...decisionFields(decision),
      ]}
      toInput={(values) => ({
        rule: rule.code,
        version: latest.version,
        effectiveFrom: values['effectiveFrom'] ?? '',
        settings: latest.settings.map(({ name, value }) => {
          const given = values[`setting.${name}`] ?? '';
          return { name, value: isText(value) && !SETTING_CHOICES[name] ? JSON.stringify(given) : given };
        }),
        law: values['law'] ?? '',
        article: values['article'] ?? '',
        decision: decisionOf(values),
      })}
      onClose={onClose}
      onChanged={onChanged}
    />
  );
}
