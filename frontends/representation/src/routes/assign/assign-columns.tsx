import type { Column } from '@redpine/ui/data-table';
import { DisclosureMenu } from '@redpine/ui/disclosure-menu';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import type { AssignmentMode, AssignmentTrack } from '../../gql/graphql.ts';
import { changed, NEW_ASSIGNMENT, type AssignmentDraft } from '../../parts/assignment.ts';
import { DueDay } from '../../parts/due-day.tsx';
import { Options, type ChoiceGroup } from '@redpine/ui/fields';
import { OtherUnits } from '../../parts/other-units.tsx';
import { RowProblems } from '../../parts/row-problems.tsx';
import { assignmentModes, assignmentTracks } from '../../words.ts';
import type { Assignable } from './assign-documents.ts';
import type { Picked } from './picked.ts';

const messages = defineMessages({
  zh: {
    select: '选择',
    choose: (title: string) => `选择：${title}`,
    suggestion: '建议',
    due: '交办期限',
    lead: '承办（主办）单位',
    leadOf: (title: string) => `承办（主办）单位：${title}`,
    mode: '办理方式',
    modeOf: (title: string) => `办理方式：${title}`,
    others: '会办、分办单位',
    othersCount: (count: number) => (count === 0 ? '选择单位' : `${count} 个单位`),
    track: '答复时限',
    trackOf: (title: string) => `答复时限：${title}`,
    reason: '延至六个月的理由',
    reasonOf: (title: string) => `延至六个月的理由：${title}`,
  },
  en: {
    select: 'Select',
    choose: (title: string) => `Select: ${title}`,
    suggestion: 'Suggestion',
    due: 'To be assigned by',
    lead: 'Unit (lead)',
    leadOf: (title: string) => `Unit (lead): ${title}`,
    mode: 'Way of handling',
    modeOf: (title: string) => `Way of handling: ${title}`,
    others: 'Other units',
    othersCount: (count: number) => (count === 0 ? 'Choose units' : count === 1 ? '1 unit' : `${count} units`),
    track: 'Time to reply',
    trackOf: (title: string) => `Time to reply: ${title}`,
    reason: 'Reason for six months',
    reasonOf: (title: string) => `Reason for six months: ${title}`,
  },
});

interface AssignColumnsProps {
  picked: ReadonlyMap<string, Picked>;
  units: readonly ChoiceGroup[];
  problems: ReadonlyMap<string, readonly string[]>;
  /** null takes the row out of the batch */
  onPick: (target: Assignable, draft: AssignmentDraft | null) => void;
}

/** The rows of the batch with their controls; filling one in picks it. */
export function useAssignColumns({ picked, units, problems, onPick }: AssignColumnsProps): Column<Assignable>[] {
  const text = useMessages(messages);
  const modes = useMessages(assignmentModes);
  const tracks = useMessages(assignmentTracks);
  const draftOf = (row: Assignable): AssignmentDraft => picked.get(row.id)?.draft ?? NEW_ASSIGNMENT;
  const change = (row: Assignable, changes: Partial<AssignmentDraft>): void => onPick(row, changed(draftOf(row), changes));
  return [
    {
      key: 'select',
      title: text.select,
      width: '3.5em',
      render: (row) => (
        <input
          type="checkbox"
          aria-label={text.choose(row.title)}
          checked={picked.has(row.id)}
          onChange={(event) => onPick(row, event.target.checked ? NEW_ASSIGNMENT : null)}
        />
      ),
    },
    {
      key: 'suggestion',
      title: text.suggestion,
      heading: true,
      render: (row) => (
        <>
          <Link href={`/representation/suggestions/${row.id}`}>{row.title}</Link>
          <small className="rep-under">
            {[row.number, row.topic?.name, row.leadDeputy?.name ?? row.leadDeputyText].filter(Boolean).join(' · ')}
          </small>
          <RowProblems problems={problems.get(row.id)} />
        </>
      ),
    },
    { key: 'due', title: text.due, width: '9em', render: (row) => (row.nextDeadline ? <DueDay deadline={row.nextDeadline} /> : '—') },
    {
      key: 'lead',
      title: text.lead,
      width: '13em',
      render: (row) => (
        <select className="rp-input" aria-label={text.leadOf(row.title)} value={draftOf(row).lead} onChange={(event) => change(row, { lead: event.target.value })}>
          <Options groups={units} />
        </select>
      ),
    },
    {
      key: 'mode',
      title: text.mode,
      width: '9em',
      render: (row) => (
        <select
          className="rp-input"
          aria-label={text.modeOf(row.title)}
          value={draftOf(row).mode}
          onChange={(event) => change(row, { mode: event.target.value as AssignmentMode })}
        >
          {(['ALONE', 'LEAD_WITH_COHANDLERS', 'SEPARATE'] as const).map((value) => (
            <option key={value} value={value}>
              {modes[value]}
            </option>
          ))}
        </select>
      ),
    },
    {
      key: 'others',
      title: text.others,
      width: '9em',
      render: (row) =>
        draftOf(row).mode === 'ALONE' ? (
          '—'
        ) : (
          <DisclosureMenu trigger={text.othersCount(draftOf(row).others.length)}>
            <OtherUnits label={text.others} units={units} lead={draftOf(row).lead} value={draftOf(row).others} onChange={(others) => change(row, { others })} />
          </DisclosureMenu>
        ),
    },
    {
      key: 'track',
      title: text.track,
      width: '12em',
      render: (row) => (
        <div className="rep-stack">
          <select
            className="rp-input"
            aria-label={text.trackOf(row.title)}
            value={draftOf(row).track}
            onChange={(event) => change(row, { track: event.target.value as AssignmentTrack })}
          >
            {(['THREE_MONTHS', 'SIX_MONTHS'] as const).map((value) => (
              <option key={value} value={value}>
                {tracks[value]}
              </option>
            ))}
          </select>
          {draftOf(row).track === 'SIX_MONTHS' && (
            <input
              type="text"
              className="rp-input"
              aria-label={text.reasonOf(row.title)}
              placeholder={text.reason}
              value={draftOf(row).trackReason}
              onChange={(event) => change(row, { trackReason: event.target.value })}
            />
          )}
        </div>
      ),
    },
  ];
}
