/** The letters of a record that the viewer may have, as fields of the graph. */
import { say, type Language, type Text } from '@redpine/kit/language';
import { type At, derived, type Field, rowOf } from '@redpine/kit/view/define';
import { and, raw, sql } from '@redpine/kit/view/sql';
import { knowsDeputies } from '../deputy/deputy.policy.ts';
import { isCounted } from '../figures/counted.ts';
import { parts, rowOfSuggestion, suggestionRow } from '../suggestion/suggestion.visibility.ts';
import { assignedAt, STANDS } from './gathered.facts.ts';
import type { LetterFormat, LetterKind } from './letter.model.ts';
import {
  type HandlingLetterFacts, lettersOfHandling, lettersOfMeeting, lettersOfReport, lettersOfSession, lettersOfSuggestion, lettersOfVoterReport, type SuggestionLetterFacts,
} from './letter.policy.ts';

export const LETTER_NAMES: Readonly<Record<LetterKind, Text>> = {
  SUGGESTION_FORM: { zh: '代表建议表', en: 'Form of the suggestion' },
  ASSIGNMENT: { zh: '交办通知', en: 'Assignment notice' },
  REPLY: { zh: '答复函（附征询意见表）', en: 'Reply, with the form for the opinion' },
  URGING: { zh: '催办函', en: 'Urging letter' },
  HANDLING_REPORT: { zh: '办理情况报告', en: 'Report on handling' },
  MEETING_LIST: { zh: '交办清单', en: 'List of what was assigned' },
  MEETING_NOTICES: { zh: '交办通知汇编', en: 'Assignment notices in one' },
  COMPILATION: { zh: '代表建议汇编', en: 'Compilation of the suggestions' },
  VOTER_REPORT: { zh: '述职情况记录', en: 'Record of a report to voters' },
};

const LETTER_FORMATS: readonly LetterFormat[] = ['DOCX', 'PDF'];
/** Many letters in one file are printed, not edited. */
const formatsOf = (kind: LetterKind): readonly LetterFormat[] => (kind === 'MEETING_NOTICES' ? ['PDF'] : LETTER_FORMATS);

interface LetterLink {
  kind: LetterKind;
  format: LetterFormat;
  title: string;
  /** Where the front door serves it. */
  path: string;
}

const links = (id: string, kinds: readonly LetterKind[], language: Language): LetterLink[] =>
  kinds.flatMap((kind) =>
    formatsOf(kind).map((format) => ({
      kind,
      format,
      title: say(LETTER_NAMES[kind], language),
      path: `/letters/${kind.toLowerCase().replaceAll('_', '-')}/${id}.${format.toLowerCase()}`,
    })),
  );

export const suggestionLetters: Field = derived<SuggestionLetterFacts & { id: string }>({
  facts: ({ row, context }) =>
    sql`json_build_object('id', ${row('id')}, 'state', ${row('state')}, 'reads', ${parts(context.actor, suggestionRow(row)).files})`,
  compute: (facts, { language }) => links(facts.id, lettersOfSuggestion(facts), language),
});

export const handlingLetters: Field = derived<HandlingLetterFacts & { id: string }>({
  facts: ({ row, context }: At) => {
    const shown = parts(context.actor, rowOfSuggestion(row));
    return sql`json_build_object('id', ${row('id')}, 'state', ${row('suggestion_state')},
      'reads', ${and([shown.files, shown.details(row('organ_id'))])},
      'handlingState', ${row('state')}, 'role', ${row('role')}, 'unit', ${row('organ_id')},
      'unitInGovernment', coalesce((select o.kind = 'GOVERNMENT' from organ o where o.id = ${row('organ_id')}), false),
      'replied', exists (select 1 from reply r where r.handling_id = ${row('id')}),
      'owes', exists (select 1 from deadline d where d.handling_id = ${row('id')} and d.kind in (${raw(`'REPLY', 'REHANDLE'`)})
        and d.met_on is null and d.lapsed_on is null and not d.superseded))`;
  },
  compute: (facts, { actor, language }) => links(facts.id, lettersOfHandling(facts, actor), language),
});

export const reportLetters: Field = derived<{ id: string }>({
  facts: ({ row }) => sql`json_build_object('id', ${row('id')})`,
  compute: ({ id }, { actor, language }) => links(id, lettersOfReport(actor), language),
});

export const meetingLetters: Field = derived<{ id: string; listed: boolean; notices: boolean }>({
  facts: ({ row }) => {
    const open = sql`${assignedAt(row('id'))} and not s.confidential`;
    return sql`json_build_object('id', ${row('id')}, 'listed', exists (select 1 from suggestion s where ${open}),
      'notices', exists (select 1 from suggestion s join handling h on h.suggestion_id = s.id where ${open} and ${STANDS} and h.organ_id is not null))`;
  },
  compute: (facts, { actor, language }) => links(facts.id, lettersOfMeeting(facts, actor), language),
});

export const sessionLetters: Field = derived<{ id: string; brought: boolean }>({
  facts: ({ row }) => sql`json_build_object('id', ${row('id')}, 'brought', exists (select 1 from suggestion s
    where s.congress_session_id = ${row('id')} and not s.confidential and ${isCounted(rowOf('s'))}))`,
  compute: (facts, { actor, language }) => links(facts.id, lettersOfSession(facts, actor), language),
});

export const voterReportLetters: Field = derived<{ id: string; held: boolean; named: boolean }>({
  facts: ({ row, context }) => sql`json_build_object('id', ${row('id')}, 'held', ${row('held_on')} is not null, 'named', ${knowsDeputies(context.actor)})`,
  compute: (facts, { language }) => links(facts.id, lettersOfVoterReport(facts), language),
});
