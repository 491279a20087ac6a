import type { Views } from '@redpine/kit/view/views';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { read } from '../read.ts';
import { assignmentNotice } from './assignment.letter.ts';
import { compilation } from './compilation.letter.ts';
import { compilationFacts, meetingFacts, noticesOfMeeting } from './gathered.facts.ts';
import { letterDocx } from './letter.docx.ts';
import { assignmentFacts, replyFacts, suggestionFormFacts, urgingFacts } from './letter.facts.ts';
import { DEMO_MARK, type Letter, LETTER_KINDS, type LetterFormat, type LetterKind } from './letter.model.ts';
import { letterPdf } from './letter.pdf.ts';
import { LETTER_NAMES } from './letter.view.ts';
import { meetingList } from './meeting.letter.ts';
import { replyLetter } from './reply.letter.ts';
import { reportFacts } from './report.facts.ts';
import { handlingReport } from './report.letter.ts';
import { suggestionForm } from './suggestion-form.letter.ts';
import { urgingLetter } from './urging.letter.ts';
import { voterReportFacts } from './voter-report.facts.ts';
import { voterReportLetter } from './voter-report.letter.ts';

const asked = z.object({
  kind: z.enum(LETTER_KINDS),
  format: z.enum(['DOCX', 'PDF']),
  id: z.uuid(),
});
const listed = z.object({ letters: z.array(z.object({ kind: z.string(), format: z.string() })) }).nullish();

/** A letter as a file; its content in base64. */
export interface LetterFile {
  name: string;
  mediaType: string;
  content: string;
}

const FORMATS: Readonly<Record<LetterFormat, { mediaType: string; write: (letter: Letter) => Promise<Buffer> }>> = {
  DOCX: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', write: letterDocx },
  PDF: { mediaType: 'application/pdf', write: letterPdf },
};

/** The letter as of now, or null where it is none of those that the graph lists for the actor. */
export async function callLetter(context: Context, views: Views, payload: unknown): Promise<LetterFile | null> {
  const request = asked.safeParse(payload);
  if (!request.success) return null;
  const { kind, format, id } = request.data;
  if (!(await isListed(context, views, request.data))) return null;
  const { mediaType, write } = FORMATS[format];
  const named = (subject: string | null, demo: boolean): string =>
    `${[LETTER_NAMES[kind].zh, ...(subject === null ? [] : [subject]), ...(demo ? [DEMO_MARK] : [])].join('-')}.${format.toLowerCase()}`;
  if (kind === 'MEETING_NOTICES') {
    const { subject, notices } = await meetingNotices(context, views, id);
    return { name: named(subject, notices.some(({ demo }) => demo)), mediaType, content: (await letterPdf(...notices)).toString('base64') };
  }
  const letter = await letterOf(context, views, kind, id);
  return { name: named(letter.subject, letter.demo), mediaType, content: (await write(letter)).toString('base64') };
}

/** Read one after the other: they are many, and the database is everybody's. */
async function meetingNotices(context: Context, views: Views, id: string): Promise<{ subject: string; notices: Letter[] }> {
  const { on, total, handlings } = await noticesOfMeeting(context, id);
  const notices: Letter[] = [];
  for (const handling of handlings) notices.push(assignmentNotice(await assignmentFacts(context, views, handling)));
  return { subject: total > notices.length ? `${on}-前${notices.length}份（共${total}份）` : on, notices };
}

/** By which field of the graph a letter's record is read. */
const FIELDS: Readonly<Record<LetterKind, string>> = {
  SUGGESTION_FORM: 'suggestion',
  ASSIGNMENT: 'handling',
  REPLY: 'handling',
  URGING: 'handling',
  HANDLING_REPORT: 'handlingReport',
  MEETING_LIST: 'assignmentMeeting',
  MEETING_NOTICES: 'assignmentMeeting',
  COMPILATION: 'congressSession',
  VOTER_REPORT: 'voterReport',
};

async function isListed(context: Context, views: Views, { kind, format, id }: z.infer<typeof asked>): Promise<boolean> {
  const field = FIELDS[kind];
  const record = listed.parse((await read(context, views, `query ($id: ID!) { ${field}(id: $id) { letters { kind format } } }`, id))[field]);
  return record?.letters.some((each) => each.kind === kind && each.format === format) ?? false;
}

async function letterOf(context: Context, views: Views, kind: Exclude<LetterKind, 'MEETING_NOTICES'>, id: string): Promise<Letter> {
  switch (kind) {
    case 'SUGGESTION_FORM':
      return suggestionForm(await suggestionFormFacts(context, views, id));
    case 'ASSIGNMENT':
      return assignmentNotice(await assignmentFacts(context, views, id));
    case 'REPLY':
      return replyLetter(await replyFacts(context, views, id));
    case 'URGING':
      return urgingLetter(await urgingFacts(context, views, id));
    case 'HANDLING_REPORT':
      return handlingReport(await reportFacts(context, views, id));
    case 'MEETING_LIST':
      return meetingList(await meetingFacts(context, id));
    case 'COMPILATION':
      return compilation(await compilationFacts(context, id));
    case 'VOTER_REPORT':
      return voterReportLetter(await voterReportFacts(context, views, id));
  }
}
