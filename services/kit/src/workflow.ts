/**
 * Transition tables: states × actions as data, checked at boot. Pure: guards receive facts already loaded.
 * One table feeds the guard of an act, `availableActions`, the diagram in the docs and the exhaustive test.
 */
import type { Language, Text } from './language.ts';
import { say } from './language.ts';
import type { LegalBasis } from './legalBasis.ts';

/** Why an act is not possible: a code for programs, a sentence for the person, the article where there is one. */
export interface Refusal {
  code: string;
  reason: Text;
  legalBasis: LegalBasis | null;
}

/** What is wrong with one field of an input: lands on that field. */
export interface InputFault {
  path: string;
  /** Stable for programs, such as REQUIRED. */
  rule: string;
  message: Text;
}

/** One action as it stands for one viewer now: the contract's ActionAvailability. */
export interface ActionAvailability {
  action: string;
  allowed: boolean;
  /** Why not; null where allowed. */
  reason: string | null;
  legalBasis: LegalBasis | null;
}

/** `SAME` stays in the state; `GONE` ends the record's existence. */
export type Target<State extends string> = State | 'SAME' | 'GONE';

export interface TransitionRow<State extends string, Action extends string, Facts> {
  action: Action;
  from: readonly State[];
  to: Target<State>;
  /** SYSTEM rows follow from other acts and never show as somebody's action. */
  by: 'PERSON' | 'SYSTEM';
  basis: LegalBasis | null;
  /** The first guard that refuses gives the reason. */
  guards?: readonly ((facts: Facts) => Refusal | null)[];
}

export interface WorkflowDefinition<State extends string, Action extends string, Facts> {
  /** What goes through the states, such as 建议. */
  subject: Text;
  initial: State;
  states: Readonly<Record<State, { label: Text; final?: true }>>;
  actions: Readonly<Record<Action, { label: Text }>>;
  rows: readonly TransitionRow<State, Action, Facts>[];
}

export interface Workflow<State extends string, Action extends string, Facts>
  extends WorkflowDefinition<State, Action, Facts> {
  readonly stateNames: readonly State[];
  /** In the order of the definition. */
  readonly actionNames: readonly Action[];
  /** Those that a person carries out, in the same order. */
  readonly personActions: readonly Action[];
}

export type Decision<State extends string> =
  | { ok: true; to: State | 'GONE'; legalBasis: LegalBasis | null }
  | { ok: false; refusal: Refusal };

/** One sentence for each fault of a table. An empty list means that the table holds together. */
export function workflowFaults(definition: WorkflowDefinition<string, string, never>): string[] {
  const faults: string[] = [];
  const states = new Set(Object.keys(definition.states));
  const actions = new Set(Object.keys(definition.actions));
  const cells = new Set<string>();
  const moves = new Map<string, Set<string>>();

  if (!states.has(definition.initial)) faults.push(`unknown initial state ${definition.initial}`);
  for (const reserved of ['SAME', 'GONE']) {
    if (states.has(reserved)) faults.push(`${reserved} is reserved and cannot name a state`);
  }
  for (const row of definition.rows) {
    if (!actions.has(row.action)) faults.push(`unknown action ${row.action}`);
    if (row.from.length === 0) faults.push(`${row.action} starts from no state`);
    if (row.to !== 'SAME' && row.to !== 'GONE' && !states.has(row.to)) {
      faults.push(`${row.action} leads to unknown state ${row.to}`);
    }
    for (const from of row.from) {
      if (!states.has(from)) faults.push(`${row.action} starts from unknown state ${from}`);
      const cell = `${row.action} in ${from}`;
      if (cells.has(cell)) faults.push(`two rows for ${cell}`);
      cells.add(cell);
      if (row.to !== 'SAME') moves.set(from, (moves.get(from) ?? new Set()).add(row.to));
    }
  }
  for (const action of actions) {
    const kinds = new Set(definition.rows.filter((row) => row.action === action).map((row) => row.by));
    if (kinds.size === 0) faults.push(`action ${action} has no row`);
    if (kinds.size === 2) faults.push(`action ${action} is both a person's and the system's`);
  }

  const reached = new Set([definition.initial]);
  for (const state of reached) for (const next of moves.get(state) ?? []) reached.add(next);
  for (const [state, { final }] of Object.entries(definition.states)) {
    if (!reached.has(state)) faults.push(`state ${state} is unreachable`);
    if (final && moves.has(state)) faults.push(`final state ${state} is left again`);
    if (!final && !moves.has(state)) faults.push(`state ${state} is a dead end and not declared final`);
  }
  return faults;
}

/** @throws Error that names every fault: a service with a broken table does not start */
export function defineWorkflow<State extends string, Action extends string, Facts>(
  definition: WorkflowDefinition<State, Action, Facts>,
): Workflow<State, Action, Facts> {
  const faults = workflowFaults(definition);
  if (faults.length > 0) throw new Error(`workflow ${definition.subject.en}: ${faults.join('; ')}`);
  const actionNames = Object.keys(definition.actions) as Action[];
  return {
    ...definition,
    stateNames: Object.keys(definition.states) as State[],
    actionNames,
    personActions: actionNames.filter((action) =>
      definition.rows.some((row) => row.action === action && row.by === 'PERSON'),
    ),
  };
}

/** The new state (the old one for `SAME`), or why not. Who may act is not asked here: that is the policy's. */
export function decide<State extends string, Action extends string, Facts>(
  workflow: Workflow<State, Action, Facts>,
  action: Action,
  state: State,
  facts: Facts,
): Decision<State> {
  const row = workflow.rows.find((candidate) => candidate.action === action && candidate.from.includes(state));
  if (!row) return { ok: false, refusal: wrongState(workflow, action, state) };
  for (const guard of row.guards ?? []) {
    const refusal = guard(facts);
    if (refusal) return { ok: false, refusal };
  }
  return { ok: true, to: row.to === 'SAME' ? state : row.to, legalBasis: row.basis };
}

/**
 * Every action that the viewer's part may ever carry out (`may`, the policy), in the order of the definition,
 * with the reason where state or guard forbids it now. What her part can never do is left out.
 */
export function availability<State extends string, Action extends string, Facts>(
  workflow: Workflow<State, Action, Facts>,
  state: State,
  facts: Facts,
  may: (action: Action) => boolean,
  language: Language,
): ActionAvailability[] {
  return workflow.personActions.filter(may).map((action) => {
    const decision = decide(workflow, action, state, facts);
    return decision.ok
      ? { action, allowed: true, reason: null, legalBasis: decision.legalBasis }
      : {
          action,
          allowed: false,
          reason: say(decision.refusal.reason, language),
          legalBasis: decision.refusal.legalBasis,
        };
  });
}

/** The article that an action rests on, where its rows name one. */
export function basisOf<State extends string, Action extends string, Facts>(
  workflow: Workflow<State, Action, Facts>,
  action: Action,
): LegalBasis | null {
  return workflow.rows.find((row) => row.action === action)?.basis ?? null;
}

function wrongState<State extends string, Action extends string, Facts>(
  workflow: Workflow<State, Action, Facts>,
  action: Action,
  state: State,
): Refusal {
  const possible = workflow.rows.filter((row) => row.action === action).flatMap((row) => row.from);
  const { subject, states, actions } = workflow;
  const labels = possible.map((name) => states[name].label);
  return {
    code: 'WRONG_STATE',
    reason: {
      zh:
        `${subject.zh}目前为“${states[state].label.zh}”，不能${actions[action].label.zh}；` +
        `只有${labels.map((label) => `“${label.zh}”`).join('、')}时可以。`,
      en:
        `The ${subject.en} is ${states[state].label.en}; ` +
        `“${actions[action].label.en}” is possible only while it is ${labels.map((label) => label.en).join(' or ')}.`,
    },
    legalBasis: basisOf(workflow, action),
  };
}

/** A mermaid state diagram of the moves between states; rows that stay in a state are left to the table. */
export function diagram<State extends string, Action extends string, Facts>(
  workflow: Workflow<State, Action, Facts>,
): string {
  const lines = ['stateDiagram-v2'];
  for (const name of workflow.stateNames) lines.push(`  ${name}: ${workflow.states[name].label.zh} ${name}`);
  lines.push(`  [*] --> ${workflow.initial}`);
  for (const row of workflow.rows) {
    if (row.to === 'SAME') continue;
    const label = `${workflow.actions[row.action].label.zh} ${row.action}${row.by === 'SYSTEM' ? '（系统）' : ''}`;
    for (const from of row.from) lines.push(`  ${from} --> ${row.to === 'GONE' ? '[*]' : row.to}: ${label}`);
  }
  for (const name of workflow.stateNames) if (workflow.states[name].final) lines.push(`  ${name} --> [*]`);
  return `${lines.join('\n')}\n`;
}
