/** What the record of a report to voters says, read by the actor's own views. */
import { legalDay } from '@redpine/kit/clock';
import type { Views } from '@redpine/kit/view/views';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { read } from '../read.ts';
import { office } from './letter.facts.ts';
import type { VoterReportFacts } from './voter-report.letter.ts';

const shape = z.object({
  place: z.string(),
  heldOn: z.string(),
  voters: z.number(),
  report: z.string(),
  feedback: z.string().nullable(),
  questions: z.array(z.object({ question: z.string(), answer: z.string() })),
  appraisal: z.object({ good: z.number(), basically: z.number(), poor: z.number(), comment: z.string().nullable() }).nullable(),
  deputy: z.object({ name: z.string(), demo: z.boolean(), electoralDistrict: z.object({ name: z.string() }).nullable() }),
});
const REPORT = `query ($id: ID!) { voterReport(id: $id) { place heldOn voters report feedback questions { question answer }
  appraisal { good basically poor comment } deputy { name demo electoralDistrict { name } } } }`;

export async function voterReportFacts(context: Context, views: Views, id: string): Promise<VoterReportFacts> {
  const { deputy, ...of } = shape.parse((await read(context, views, REPORT, id))['voterReport']);
  const today = legalDay(context.clock());
  return {
    ...of,
    sender: await office(context, 'DEPUTIES_OFFICE', today),
    deputy: deputy.name,
    electoralDistrict: deputy.electoralDistrict?.name ?? null,
    today,
    demo: deputy.demo,
  };
}
