/** What the letters say, read by the actor's own views: what she may not see is in none of them. */
import { legalDay } from '@redpine/kit/clock';
import type { Views } from '@redpine/kit/view/views';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { read } from '../read.ts';
import type { AssignmentFacts } from './assignment.letter.ts';
import { formReturnsTo } from '../rules/reply.rules.ts';
import { pressingPost } from './letter.policy.ts';
import type { ReplyFacts } from './reply.letter.ts';
import type { SuggestionFormFacts } from './suggestion-form.letter.ts';
import type { UrgingFacts } from './urging.letter.ts';

const text = z.string().nullable();
const reference = z.object({ id: z.string() }).nullable();
const signer = z.object({ name: z.string(), demo: z.boolean(), delegation: z.object({ name: z.string() }).nullable() });
const basis = z.object({ law: z.string(), article: z.string(), mark: z.string() });
const files = z.array(z.object({ name: z.string() }));
const due = z.object({ dueOn: z.string(), daysLeft: z.number().nullable(), legalBasis: basis });

const suggestionShape = z.object({
  number: text,
  title: z.string(),
  facts: text,
  proposal: text,
  origin: z.enum(['IN_SESSION', 'BETWEEN_SESSIONS', 'MOTION']),
  submittedAt: text,
  confidential: z.boolean(),
  topic: reference,
  congressSession: reference,
  leadDeputy: signer.nullable(),
  leadDeputyText: text,
  cosigners: z.array(z.object({ state: z.string(), deputy: signer.nullable() })),
  files,
});
const SUGGESTION = `query ($id: ID!) { suggestion(id: $id) { number title facts proposal origin submittedAt confidential
  topic { id } congressSession { id } leadDeputy { name demo delegation { name } } leadDeputyText
  cosigners { state deputy { name demo delegation { name } } } files { name } } }`;

const handlingShape = z.object({
  id: z.string(),
  unit: z.object({ id: z.string() }),
  role: z.enum(['ALONE', 'LEAD', 'CO', 'SEPARATE']),
  state: z.string(),
  offeredAt: z.string(),
  replyDeadline: due.nullable(),
  rehandleDeadline: due.nullable(),
  suggestion: z.object({
    number: text,
    title: z.string(),
    trackReason: text,
    track: text,
    handedOverOn: text,
    leadDeputy: z.object({ name: z.string(), demo: z.boolean() }).nullable(),
    leadDeputyText: text,
    deadlines: z.array(z.object({ kind: z.string(), dueOn: z.string(), handling: reference, legalBasis: basis })),
  }),
});
const HANDLING = `query ($id: ID!) { handling(id: $id) { id unit { id } role state offeredAt
  replyDeadline { dueOn daysLeft legalBasis { law article mark } } rehandleDeadline { dueOn daysLeft legalBasis { law article mark } }
  suggestion { number title trackReason track handedOverOn leadDeputy { name demo } leadDeputyText
    deadlines { kind dueOn handling { id } legalBasis { law article mark } } } } }`;

const replyShape = z.object({
  kind: z.enum(['FIRST', 'REHANDLED', 'CONTINUED']),
  category: z.object({ code: z.string(), name: z.string() }).nullable(),
  text: z.string(),
  files,
  documentNumber: text,
  contactName: text,
  contactPhone: text,
  copies: z.array(z.string()),
  signatoryName: z.string(),
  signedOn: z.string(),
});
const REPLY = `query ($id: ID!) { handling(id: $id) { reply { kind category { code name } text files { name } documentNumber
  contactName contactPhone copies signatoryName signedOn } } }`;

const day = (instant: string): string => legalDay(new Date(instant));
/** The law's own words alone are cited: a default that the district has not confirmed is no basis for a letter. */
const cited = ({ law, article, mark }: z.infer<typeof basis>): string | null => (mark === 'F' || mark === 'M' ? `${law}${article}` : null);
const named = ({ name, delegation }: z.infer<typeof signer>) => ({ name, delegation: delegation?.name ?? null });
/** A deputy is never left out of a letter: a register may name none. */
export const UNNAMED = '（登记表未载明）';

/** Of the session `s` and its term `t`; sessions often name their term themselves. */
export const SESSION_NAME = `case when strpos(s.name, t.name) = 1 then s.name else concat_ws(' ', t.name, s.name) end`;

export async function suggestionFormFacts(context: Context, views: Views, id: string): Promise<SuggestionFormFacts> {
  const of = suggestionShape.parse((await read(context, views, SUGGESTION, id))['suggestion']);
  const [names] = await context.database.query<{ topic: string | null; session: string | null }>(
    `select (select name from topic where id = $1) as topic,
       (select ${SESSION_NAME} from congress_session s left join term t on t.id = s.term_id where s.id = $2) as session`,
    [of.topic?.id ?? null, of.congressSession?.id ?? null],
  );
  const signers = of.cosigners.flatMap(({ state, deputy }) => (state === 'CONFIRMED' && deputy ? [deputy] : []));
  return {
    number: of.number,
    title: of.title,
    facts: of.facts ?? '',
    proposal: of.proposal ?? '',
    session: names?.session ?? null,
    origin: of.origin,
    topic: names?.topic ?? null,
    submittedOn: of.submittedAt === null ? null : day(of.submittedAt),
    lead: of.leadDeputy ? named(of.leadDeputy) : { name: of.leadDeputyText ?? UNNAMED, delegation: null },
    cosigners: signers.map(named),
    confidential: of.confidential,
    files: of.files.map(({ name }) => name),
    demo: of.leadDeputy?.demo ?? false,
  };
}

export async function assignmentFacts(context: Context, views: Views, id: string): Promise<AssignmentFacts> {
  const { of, subject } = await handling(context, views, id);
  const { suggestion, role } = of;
  // As it was given: an extension is a later deadline of the same kind.
  const first = (kind: string) => suggestion.deadlines.find((each) => each.kind === kind && each.handling?.id === id);
  const reply = role === 'CO' ? undefined : first('REPLY');
  const offeredOn = day(of.offeredAt);
  return {
    ...subject,
    sender: await office(context, suggestion.handedOverOn === null ? 'DEPUTIES_OFFICE' : 'GOVERNMENT_OFFICE', offeredOn),
    role,
    offeredOn,
    trackReason: suggestion.track === 'SIX_MONTHS' ? suggestion.trackReason : null,
    replyDue: reply?.dueOn ?? null,
    replyBasis: reply ? cited(reply.legalBasis) : null,
    returnDue: first('RETURN')?.dueOn ?? null,
  };
}

export async function replyFacts(context: Context, views: Views, id: string): Promise<ReplyFacts> {
  const { subject } = await handling(context, views, id);
  const data = z.object({ reply: replyShape }).parse((await read(context, views, REPLY, id))['handling']);
  const { signatoryName: signatory, files: attached, ...reply } = data.reply;
  const formTo = formReturnsTo(context.rules, legalDay(context.clock()));
  return { ...subject, ...reply, signatory, files: attached.map(({ name }) => name), formReturnsTo: formTo };
}

export async function urgingFacts(context: Context, views: Views, id: string): Promise<UrgingFacts> {
  const { of, subject, unitInGovernment } = await handling(context, views, id);
  const owed = of.state === 'REHANDLING' ? (of.rehandleDeadline ?? of.replyDeadline) : of.replyDeadline;
  const post = pressingPost({ unitInGovernment }, context.actor.posts);
  if (!owed || !post) throw new Error('an urging letter is offered where a reply is owed, to those who press');
  const today = legalDay(context.clock());
  return {
    ...subject,
    sender: (post.organ && (await organ(context, post.organ))?.name) ?? (await office(context, post.kind as Office, today)),
    assignedOn: day(of.offeredAt),
    due: owed.dueOn,
    basis: cited(owed.legalBasis),
    today,
    daysLeft: owed.daysLeft ?? 0,
  };
}

/** The handling, and what every letter about it says of unit and suggestion. */
async function handling(context: Context, views: Views, id: string) {
  const of = handlingShape.parse((await read(context, views, HANDLING, id))['handling']);
  const unit = await organ(context, of.unit.id);
  if (!unit) throw new Error(`the organ ${of.unit.id} is not known here`);
  const { suggestion } = of;
  const subject = {
    unit: unit.name,
    number: suggestion.number,
    title: suggestion.title,
    lead: suggestion.leadDeputy?.name ?? suggestion.leadDeputyText ?? UNNAMED,
    demo: unit.demo || (suggestion.leadDeputy?.demo ?? false),
  };
  return { of, subject, unitInGovernment: unit.kind === 'GOVERNMENT' };
}

async function organ(context: Context, id: string): Promise<{ name: string; kind: string; demo: boolean } | undefined> {
  const [row] = await context.database.query<{ name: string; kind: string; demo: boolean }>('select name, kind, demo from organ where id = $1', [id]);
  return row;
}

export const OFFICES = { DEPUTIES_OFFICE: '区人大常委会代表工作委员会', GOVERNMENT_OFFICE: '区人民政府办公室' } as const;
type Office = keyof typeof OFFICES;

/** The organ where the post was held on that day, or what it is called where the directory names none. */
export async function office(context: Context, kind: Office, on: string): Promise<string> {
  const [row] = await context.database.query<{ name: string }>(
    `select o.name from post p join organ o on o.id = p.organ_id
      where p.kind = $1 and p.from_on <= $2 and coalesce(p.until_on >= $2, true) order by p.from_on, p.id limit 1`,
    [kind, on],
  );
  return row?.name ?? OFFICES[kind];
}
