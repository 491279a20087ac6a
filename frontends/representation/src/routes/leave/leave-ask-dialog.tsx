import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { DeputyLeaveCause } from '../../gql/graphql.ts';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { DeputyLeaveAskDocument } from './leave-act-documents.ts';
import { CAUSES, leaveActs, leaveCauses } from './leave-words.ts';

const messages = defineMessages({
  zh: {
    done: '请假申请已提交', deputy: '代表', cause: '原因', occasion: '请假事项', occasionHint: '例如某次会议、视察，或这几天的各项活动', reason: '事由', reasonHint: '只有本人和批准机构能看到', from: '开始日期', until: '结束日期',
  },
  en: {
    done: 'The leave is asked for', deputy: 'Deputy', cause: 'Cause', occasion: 'From what', occasionHint: 'A session, an inspection, or all activities of these days', reason: 'Why', reasonHint: 'Seen by the deputy and by who answers alone', from: 'First day', until: 'Last day',
  },
});

/** 申请请假 — a deputy for herself; who keeps deputies, for one of them. */
export function LeaveAskDialog({ own, onClose, onDone }: { own: FoundDeputy | undefined; onClose: () => void; onDone: () => void }) {
  const text = useMessages(messages);
  const names = useMessages(leaveActs);
  const causes = useMessages(leaveCauses);
  const [deputy, setDeputy] = useState(own);
  const [cause, setCause] = useState('');
  const [occasion, setOccasion] = useState('');
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const asked = { cause, occasion, reason, from, until };
  const of = deputy?.id ?? '';
  return (
    <ActDialog
      document={DeputyLeaveAskDocument}
      title={names.ASK}
      doneText={text.done}
      needed={own ? asked : { deputy: of, ...asked }}
      input={{ ...asked, deputy: of, cause: cause as DeputyLeaveCause }}
      onClose={onClose}
      onDone={onDone}
    >
      {(errorOf) => (
        <>
          {!own && <ChosenDeputy label={text.deputy} chosen={deputy} error={errorOf('deputy')} onChange={setDeputy} />}
          <SelectField
            required
            label={text.cause}
            choices={CAUSES.map((value) => ({ value, label: causes[value] }))}
            value={cause}
            error={errorOf('cause')}
            onChange={setCause}
          />
          <TextField required label={text.occasion} hint={text.occasionHint} max={100} value={occasion} error={errorOf('occasion')} onChange={setOccasion} />
          <TextArea required label={text.reason} hint={text.reasonHint} max={1_000} rows={3} value={reason} error={errorOf('reason')} onChange={setReason} />
          <DayField required label={text.from} value={from} error={errorOf('from')} onChange={setFrom} />
          <DayField required label={text.until} value={until} error={errorOf('until')} onChange={setUntil} />
        </>
      )}
    </ActDialog>
  );
}
