import { Button } from '@redpine/ui/button';
import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { download } from '@redpine/ui/download';
import { SelectField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import { graphql } from './gql/gql.ts';
import type { PersonalCorrectionField } from './gql/graphql.ts';
import { personalTable } from './personal-table.ts';

const ExportDocument = graphql(`
  mutation ShellPersonalDataExport($input: PersonalDataExportInput!) {
    personalDataExport(input: $input) {
      __typename
      ... on PersonalDataExportSuccess { json }
      ...ShellProblems
    }
  }
`);

const CorrectionDocument = graphql(`
  mutation ShellPersonalDataCorrectionRequest($input: PersonalDataCorrectionRequestInput!) {
    personalDataCorrectionRequest(input: $input) {
      __typename
      ... on PersonalDataCorrectionRequestSuccess { at }
      ...ShellProblems
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '我的个人信息', lead: '平台保存的您本人的信息，以及谁查看过（个人信息保护法第四十五条）。下载记入审计日志。', table: '下载表格', json: '下载 JSON', saved: '已下载',
    file: '个人信息', field: '有误的信息', ask: '申请更正', asked: '已通知代工委核实',
  },
  en: {
    title: 'My personal data', lead: 'What the platform holds about you, and who looked at it (Personal Information Protection Law, art. 45). A download is in the audit log.', table: 'Download as tables', json: 'Download as JSON', saved: 'Downloaded',
    file: 'personal-data', field: 'What is wrong', ask: 'Ask for a correction', asked: 'The office is told',
  },
});

const correctionFields = defineMessages({
  zh: { NAME: '姓名', PHONE: '电话', EMAIL: '邮箱', ADDRESS: '地址', POSTS: '任职', OTHER: '其他信息' },
  en: { NAME: 'Name', PHONE: 'Telephone', EMAIL: 'Mail', ADDRESS: 'Address', POSTS: 'Posts', OTHER: 'Something else' },
});
const FIELDS: readonly PersonalCorrectionField[] = ['NAME', 'PHONE', 'EMAIL', 'ADDRESS', 'POSTS', 'OTHER'];

const TYPES = { html: 'text/html', json: 'application/json' } as const;

/** 查阅、复制、更正 — What the platform holds about the viewer. */
export function PersonalData() {
  const text = useMessages(messages);
  const names = useMessages(correctionFields);
  const [field, setField] = useState<PersonalCorrectionField>('PHONE');
  const taken = useAct(ExportDocument, { successText: text.saved });
  const asked = useAct(CorrectionDocument, { successText: text.asked });
  const take = async (kind: 'html' | 'json'): Promise<void> => {
    const success = await taken.run({});
    if (!success) return;
    const content = kind === 'json' ? success.json : personalTable(text.title, success.json);
    download(`${text.file}.${kind}`, new Blob([content], { type: `${TYPES[kind]};charset=utf-8` }));
  };
  return (
    <Panel title={text.title}>
      <p className="rp-quiet">{text.lead}</p>
      <ProblemSummary problem={taken.problem ?? asked.problem} />
      <div className="security-acts">
        <Button loading={taken.running} onClick={() => void take('html')}>
          {text.table}
        </Button>
        <Button loading={taken.running} onClick={() => void take('json')}>
          {text.json}
        </Button>
      </div>
      <div className="security-form">
        <SelectField
          required
          label={text.field}
          value={field}
          choices={FIELDS.map((value) => ({ value, label: names[value] }))}
          onChange={(value) => setField(FIELDS.find((each) => each === value) ?? field)}
        />
        <Button loading={asked.running} onClick={() => void asked.run({ field })}>
          {text.ask}
        </Button>
      </div>
    </Panel>
  );
}
