import { Commitment, CommitmentDueRequest, CommitmentEvaluation, CommitmentReport } from './commitment/commitment.entity.ts';
import { Deadline } from './deadline/deadline.entity.ts';
import { Delegation, Deputy, ElectoralDistrict } from './deputy/deputy.entity.ts';
import { Contact, CoOpinion, Escalation, Evaluation, Extension, Handling, Reply, ReplyDraft } from './handling/handling.entity.ts';
import { DeputyProfile } from './deputy-profile/profile.entity.ts';
import { HandlingReport } from './handling-report/report.entity.ts';
import { DeputyGroup, GroupActivity } from './deputy-group/group.entity.ts';
import { DeputyLeave } from './leave/leave.entity.ts';
import { FundSpending } from './fund/fund.entity.ts';
import { MandateMatter } from './mandate/mandate.entity.ts';
import { Opinion } from './opinion/opinion.entity.ts';
import { PressingProblem } from './pressing-problem/problem.entity.ts';
import { Press, PressNote } from './press/press.entity.ts';
import { Publication, PublicationSnapshot } from './publication/publication.entity.ts';
import { Cosigner, Suggestion } from './suggestion/suggestion.entity.ts';
import { Home } from './home/home.entity.ts';
import { HomeEvent } from './home/home-event.entity.ts';
import { Invitation, Occasion } from './occasion/occasion.entity.ts';
import { DutyEvent, DutyPublication } from './duty/duty.entity.ts';
import { Deed, DeedProgress } from './deed/deed.entity.ts';
import { Talk } from './talk/talk.entity.ts';
import { VoterReport } from './voter-report/voter-report.entity.ts';
import { WorkPlan } from './work-plan/work-plan.entity.ts';
import { Constituent, Tie } from './tie/tie.entity.ts';
import { Visit } from './visit/visit.entity.ts';
import { TimelineEntry } from './timeline/timeline.entity.ts';
import { Urge } from './urge/urge.entity.ts';

/** Everything that MikroORM writes here. */
export const entities = [
  ElectoralDistrict,
  Delegation,
  Deputy,
  Suggestion,
  Cosigner,
  Handling,
  Contact,
  ReplyDraft,
  Extension,
  CoOpinion,
  Escalation,
  Reply,
  Evaluation,
  Deadline,
  Commitment,
  CommitmentReport,
  CommitmentDueRequest,
  CommitmentEvaluation,
  Publication,
  PublicationSnapshot,
  Press,
  PressNote,
  Urge,
  HandlingReport,
  TimelineEntry,
  Talk,
  Deed,
  DeedProgress,
  Occasion,
  Invitation,
  DutyEvent,
  DutyPublication,
  VoterReport,
  WorkPlan,
  Constituent,
  Tie,
  Visit,
  Home,
  HomeEvent,
  MandateMatter,
  DeputyGroup,
  GroupActivity,
  DeputyLeave,
  FundSpending,
  DeputyProfile,
  Opinion,
  PressingProblem,
];
