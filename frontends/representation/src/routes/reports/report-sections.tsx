import { Button } from '@redpine/ui/button';
import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { TextArea } from '@redpine/ui/fields';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import type { HandlingReportPageQuery } from '../../gql/graphql.ts';
import { ReportEditDocument } from './report-documents.ts';
import { reportParts } from './report-words.ts';

type Report = NonNullable<HandlingReportPageQuery['handlingReport']>;

const messages = defineMessages({
  zh: { title: '报告正文', save: '保存正文', saved: '已保存', empty: '（未填写）' },
  en: { title: 'Text', save: 'Save the text', saved: 'Saved', empty: '(not written)' },
});

/** The text: written while it is a draft, read from then on. */
export function ReportSections({ report, onSaved }: { report: Report; onSaved: () => void }) {
  const text = useMessages(messages);
  const parts = useMessages(reportParts);
  const [sections, setSections] = useState(report.sections);
  const act = useAct(ReportEditDocument, { successText: text.saved, onSuccess: onSaved, onConflict: onSaved });
  const errors = useFormErrors(act.problem, sections.map((_, index) => `sections.${index}.text`));
  if (!report.availableActions.some(({ action, allowed }) => action === 'EDIT' && allowed)) {
    return (
      <Panel title={text.title}>
        {report.sections.map((section) => (
          <div key={section.part}>
            <h3>{parts[section.part]}</h3>
            <p className="rep-clip">{section.text || text.empty}</p>
          </div>
        ))}
      </Panel>
    );
  }
  return (
    <Panel title={text.title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void act.run({ report: report.id, version: report.version, sections: sections.map(({ part, text: words }) => ({ part, text: words })) });
        }}
      >
        <ProblemSummary problem={act.problem} elsewhere={errors.elsewhere} />
        {sections.map((section, index) => (
          <TextArea
            key={section.part}
            label={parts[section.part]}
            max={10_000}
            rows={8}
            value={section.text}
            error={errors.of(`sections.${index}.text`)}
            onChange={(words) => setSections(sections.map((each) => (each === section ? { ...each, text: words } : each)))}
          />
        ))}
        <Button type="primary" htmlType="submit" loading={act.running}>
          {text.save}
        </Button>
      </form>
    </Panel>
  );
}
