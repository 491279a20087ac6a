import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { DeadlineCertainty, DeadlineKind } from '../gql/graphql.ts';
import { deadlineKinds } from '../words.ts';

const messages = defineMessages({
  zh: { overdue: (days: string) => `已超期 ${days} 天`, today: '今日到期', left: (days: string) => `还剩 ${days} 天`, provisional: '暂定' },
  en: {
    overdue: (days: string) => `${days} d overdue`,
    today: 'due today',
    left: (days: string) => (days === '1' ? '1 day left' : `${days} days left`),
    provisional: 'provisional',
  },
});

interface Due {
  kind: DeadlineKind;
  dueOn: string;
  overdue: boolean;
  certainty: DeadlineCertainty;
  /** null once met */
  daysLeft?: number | null;
}

/** A due day in little room: what for, when, and how long there is. */
export function DueDay({ deadline }: { deadline: Due }) {
  const text = useMessages(messages);
  const kinds = useMessages(deadlineKinds);
  const format = useFormat();
  const days = deadline.daysLeft ?? undefined;
  const left = days === undefined ? '' : days < 0 ? text.overdue(format.number(-days)) : days === 0 ? text.today : text.left(format.number(days));
  return (
    <span className="rep-due" data-late={deadline.overdue ? '' : undefined}>
      <span>{format.dayShort(deadline.dueOn)}</span>
      <small>
        <span>{kinds[deadline.kind]}</span> <span>{[left, deadline.certainty === 'PROVISIONAL' ? text.provisional : ''].filter(Boolean).join(' · ')}</span>
      </small>
    </span>
  );
}
