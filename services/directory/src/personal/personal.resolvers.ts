import { holds } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import { forbidden, unauthenticated } from '@redpine/kit/errors';
import { say } from '@redpine/kit/language';
import { PeerProblem } from '@redpine/kit/peer';
import { type RetentionLine, retentionSchedule } from '@redpine/kit/personal/retention';
import { revealPersonal } from '@redpine/kit/personal/reveal';
import { isProblem, type Problem } from '@redpine/kit/problem';
import type { View } from '@redpine/kit/view/define';
import type { Context } from '../context.ts';
import type { Channel } from '../delivery/sender.ts';
import type {
  MutationContactRecordArgs,
  MutationPersonalDataCorrectionRequestArgs,
  MutationPersonalDataExportArgs,
  MutationPersonalDataRevealArgs,
  PersonalSubjectType,
} from '../generated/types.ts';
import { contactRecord } from './contact.commands.ts';
import { type Holders, personalDataCorrectionRequest, personalDataExport } from './personal.access.ts';
import { RETAINED } from './retained.ts';

const TYPES: Readonly<Record<PersonalSubjectType, string>> = {
  PERSON_CONTACT: 'PersonContact', ACCOUNT: 'Account', ACCOUNT_SESSION: 'AccountSession', SIGN_IN: 'SignIn',
};

const answered = (success: string, result: object | Problem): object => (isProblem(result) ? result : { __typename: success, ...result });

export function personalResolvers(of: { views: readonly View[]; holders: Holders; channels: readonly Channel[] }) {
  const { views, holders, channels } = of;
  return {
    Query: {
      revealPurposes: (_parent: unknown, _: unknown, { database, clock }: Context) =>
        database.query(
          'SELECT code, name FROM reveal_purpose WHERE from_on <= $1::date AND (until_on IS NULL OR until_on >= $1::date) ORDER BY position, code',
          [legalDay(clock())],
        ),
      retentionSchedule: (_parent: unknown, _: unknown, context: Context) => schedule(context, holders),
    },
    Mutation: {
      contactRecord: async (_: unknown, { input }: MutationContactRecordArgs, context: Context) =>
        answered('PersonActSuccess', await contactRecord(context, input)),
      personalDataReveal: async (_: unknown, { input }: MutationPersonalDataRevealArgs, context: Context) =>
        answered('PersonalDataRevealSuccess', await revealPersonal(context, views, {
          ...input, note: input.note ?? null, subject: { type: TYPES[input.subject.type], id: input.subject.id },
        })),
      personalDataExport: async (_: unknown, { input }: MutationPersonalDataExportArgs, context: Context) =>
        answered('PersonalDataExportSuccess', await personalDataExport(context, holders, input)),
      personalDataCorrectionRequest: async (_: unknown, { input }: MutationPersonalDataCorrectionRequestArgs, context: Context) =>
        answered('PersonalDataCorrectionRequestSuccess', await personalDataCorrectionRequest(context, channels, input)),
    },
    RetentionLine: {
      name: ({ name }: RetentionLine, _: unknown, { language }: Context) => say(name, language),
      basis: ({ law, article, mark }: RetentionLine) => ({ law, article, mark }),
    },
  };
}

/** The schedules of all services; one that is away is named. */
async function schedule(context: Context, { peers, sign }: Holders) {
  const { actor, language } = context;
  if (actor.kind !== 'ACCOUNT') throw unauthenticated(language);
  if (!holds(actor, 'SECURITY_ADMIN') && !holds(actor, 'AUDIT_ADMIN')) throw forbidden(language);
  const lines = await retentionSchedule(context, RETAINED);
  const unavailable: string[] = [];
  const token = await sign(actor);
  for (const [service, peer] of Object.entries(peers)) {
    try {
      lines.push(...((await peer.call('retentionSchedule', {}, token)) as RetentionLine[]));
    } catch (error) {
      if (!(error instanceof PeerProblem)) throw error;
      context.log.warn({ err: error, service }, 'a retention schedule did not answer');
      unavailable.push(service);
    }
  }
  return { lines, unavailable };
}
