import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SuggestionFacts, SuggestionState } from '../suggestion/suggestion.workflow.ts';
import { followUps } from '../suggestion/suggestion.workflow.ts';
import type { HandlingFacts, HandlingRole, HandlingState } from './handling.workflow.ts';
import { afterEvaluation, decideHandling, handlingWorkflow } from './handling.workflow.ts';

const DUE = { dueOn: '2026-03-10', law: '本区办理办法', article: '第九条', mark: 'D' } as const;
const OPEN: readonly HandlingState[] = ['REPLIED', 'DISSATISFIED', 'REHANDLING', 'ESCALATED'];
const DONE: readonly HandlingState[] = ['EVALUATED', 'UNRETURNED', 'SETTLED'];
const GONE: readonly HandlingState[] = ['RETURNED', 'REPLACED', 'WITHDRAWN'];

interface Unit {
  role: HandlingRole;
  state: HandlingState;
  replies: number;
  lastResult: HandlingFacts['lastResult'];
}

const step = fc.record({
  unit: fc.nat({ max: 5 }),
  // Withdrawal is the suggestion's own act and not told here.
  action: fc.constantFrom(
    ...handlingWorkflow.actionNames.filter((name) => !['SUGGESTION_WITHDRAWN', 'ASSIGNMENT_RETRACTED', 'FOUND_DISSATISFIED'].includes(name)),
  ),
  today: fc.constantFrom('2026-03-05', '2026-03-11'),
  result: fc.constantFrom('SATISFIED' as const, 'BASICALLY_SATISFIED' as const, 'DISSATISFIED' as const),
  category: fc.constantFrom('A', 'B'),
  atOnce: fc.boolean(),
});

it('HAN-14 MUST, after any acts of any units, leave the suggestion in the state that its handlings say', () => {
  const modes = fc.constantFrom<readonly HandlingRole[]>(['ALONE'], ['LEAD', 'CO'], ['LEAD', 'CO', 'CO'], ['SEPARATE', 'SEPARATE']);
  fc.assert(
    fc.property(modes, fc.array(step, { maxLength: 40 }), (roles, steps) => {
      const units: Unit[] = roles.map((role) => ({ role, state: 'OFFERED', replies: 0, lastResult: null }));
      let suggestion: SuggestionState = 'ASSIGNED';
      const wrong: string[] = [];
      for (const { unit: index, action, today, result, category, atOnce } of steps) {
        const unit = units[index % units.length];
        if (!unit) continue;
        const facts: HandlingFacts = {
          ...unit, unit: 'unit', returnDeadline: DUE, evaluateDeadline: DUE, replyDeadline: DUE, contactsOn: ['2026-03-01'], signedOn: null, returnedOn: null,
          suggestionState: suggestion, assignedSince: false, unitInGovernment: true, openExtension: null, opinionGiven: false,
          hasDraft: true, check: null, checkRequired: false, category: unit.replies > 0 ? category : null, continuedCategories: ['B'],
          escalateAfter: 2, rehandleAtOnce: atOnce, leadPerson: 'lead', leadStatus: 'ACTIVE', today,
        };
        const decision = decideHandling(action, facts);
        if (!decision.ok) continue;
        if (decision.to === 'GONE') {
          wrong.push(`${action}: a handling is gone`);
          continue;
        }
        unit.state = decision.to;
        if (action === 'REASSIGN') units.push({ role: unit.role, state: 'OFFERED', replies: 0, lastResult: null });
        if (action === 'REPLY' || action === 'CONTINUE') {
          unit.replies += 1;
          unit.lastResult = null;
          for (const other of units) if (unit.role === 'LEAD' && other.role === 'CO' && ['OFFERED', 'IN_HAND'].includes(other.state)) other.state = 'CONCLUDED';
        }
        if (action === 'EVALUATE' || action === 'EVALUATION_RECORD') {
          unit.lastResult = result;
          unit.state = afterEvaluation({ ...facts, state: 'EVALUATED', lastResult: result }).at(-1)?.to ?? 'EVALUATED';
          if (unit.state === 'EVALUATED' && result === 'DISSATISFIED') wrong.push('dissatisfaction is passed over');
        }
        const known: SuggestionFacts = { ...NOTHING, state: suggestion, handlings: units.map(({ role, state }) => ({ unit: 'unit', role, state })) };
        suggestion = followUps(known).at(-1)?.to ?? suggestion;

        const replying = units.filter(({ role, state }) => role !== 'CO' && !GONE.includes(state)).map(({ state }) => state);
        const said: SuggestionState =
          replying.length === 0 ? 'ACCEPTED'
          : replying.every((state) => DONE.includes(state)) ? 'CLOSED'
          : replying.every((state) => DONE.includes(state) || OPEN.includes(state)) ? 'ANSWERED'
          : 'ASSIGNED';
        if (suggestion !== said) wrong.push(`${action}: ${suggestion} where ${said}: ${replying.join(' ')}`);
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

const NOTHING: Omit<SuggestionFacts, 'state' | 'handlings'> = {
  origin: 'BETWEEN_SESSIONS', everSubmitted: true, title: '', facts: '', proposal: '', topic: null, leadPerson: null, leadStatus: null,
  cosigners: [], handedOver: false, joined: false, confidential: false, tiers: 'BOTH',
};
