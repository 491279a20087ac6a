import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../demo/random.ts';
import type { Lane, Site } from './site.ts';

/** Whose work the load is. */
export type Worker = 'deputy' | 'deputy-2' | 'deputies-office' | 'unit';

/** An act whose answer said that it was done. */
export interface Acknowledged {
  mutation: string;
  key: string;
  /** The record that it was an act on, as the answer showed it. */
  record: Shown;
  /** The version that it was based on; null for a draft that was begun. */
  base: number | null;
  lane: Lane;
  sentAt: number;
  at: number;
}

interface Shown {
  id: string;
  version: number;
  state: string;
  title?: string;
  handlings?: { id: string; version: number }[];
}

/** What the load saw; the checks compare it with what is in the database. */
export interface Seen {
  acknowledged: Acknowledged[];
  /** The first transaction that may be the load's. */
  since: string;
  /** Titles of the suggestions that were begun, each once. */
  titles: string[];
  /** Acts that were refused though nothing spoke against them, or never answered. */
  refused: string[];
  /** Answers that show what they should not. */
  shown: string[];
  requests: number;
  retries: number;
}

export interface LoadOptions {
  site: Site;
  tokens: Readonly<Record<Worker, string>>;
  /** The unit's id, its head's, and a day on which all of it happens. */
  unit: string;
  head: string;
  today: string;
  seed: number;
  clients: number;
  random: Random;
  /** No new suggestion is begun afterwards; those under way are finished. */
  over: AbortSignal;
}

const PATIENCE_MS = 60_000;
const ANSWER_MS = 15_000;
/** Stacks, paths, addresses, SQL and the words of PostgreSQL and Node.js. */
const INTERNALS = /\n\s+at |node:internal|node_modules|\.[jt]s:\d+|\/(work|home|root|tmp|usr)\/|127\.0\.0\.1|ECONN|EPIPE|socket hang up|\b(relation|constraint|column) "|\bSELECT\b.*\bFROM\b|\bINSERT INTO\b|postgres(ql)?:|terminating connection|Connection terminated|undefined \(reading/i;

/** Several people at work at the same time, each telling suggestion after suggestion from the draft to its evaluation. */
export async function work(options: LoadOptions, seen: Seen): Promise<void> {
  await Promise.all(Array.from({ length: options.clients }, (_, client) => new Client(options, seen, client).run()));
}

class Refusal extends Error {}

class Client {
  readonly #options: LoadOptions;
  readonly #seen: Seen;
  readonly #name: string;
  #lane: Lane;
  #acts = 0;

  constructor(options: LoadOptions, seen: Seen, client: number) {
    this.#options = options;
    this.#seen = seen;
    this.#name = `${options.seed}-${client}`;
    this.#lane = client % 2 === 0 ? 1 : 2;
  }

  async run(): Promise<void> {
    for (let n = 0; !this.#options.over.aborted; n += 1) {
      try {
        await this.#suggestion(n);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.#seen.refused.push(error.message);
      }
    }
  }

  async #suggestion(n: number): Promise<void> {
    const { unit, head, today } = this.#options;
    const deputy: Worker = n % 2 === 0 ? 'deputy' : 'deputy-2';
    const title = `演练建议 ${this.#name}-${n}`;
    this.#seen.titles.push(title);
    const content = { title, facts: '演练中反映的情况，供检验平台在故障下的表现。', proposal: '建议按期办理并答复。', topic: 'ELDERLY' };
    let { record } = await this.#act(deputy, 'suggestionDraftSave', content, null);
    const on = (): object => ({ suggestion: record.id, version: record.version });
    if (n % 3 === 0) record = await this.#race(deputy, record);
    ({ record } = await this.#act(deputy, 'suggestionSubmit', on(), record.version));
    ({ record } = await this.#act('deputies-office', 'suggestionAccept', on(), record.version));
    const assignment = { ...on(), mode: 'ALONE', lead: unit, track: 'THREE_MONTHS' };
    ({ record } = await this.#act('deputies-office', 'suggestionAssign', { assignment }, record.version));
    const [first] = record.handlings ?? [];
    if (!first) throw new Refusal(`suggestionAssign: no handling of ${title}`);
    let handling: Pick<Shown, 'id' | 'version'> = first;
    const step = async (by: Worker, mutation: string, more: object): Promise<void> => {
      const done = await this.#act(by, mutation, { handling: handling.id, version: handling.version, ...more }, handling.version);
      handling = done.record;
    };
    await step('unit', 'handlingAccept', {});
    await step('unit', 'handlingContactRecord', { on: today, mode: 'TELEPHONE', stage: 'BEFORE', note: '电话听取代表意见，说明办理安排。' });
    await step('unit', 'handlingReply', { category: 'A', text: '您提出的建议已经研究办理，具体措施和时限已经落实到人。', signatory: head, signedOn: today });
    await step(deputy, 'handlingEvaluate', { attitude: 'SATISFIED', result: 'SATISFIED' });
  }

  /** Two windows save the same version: one of them is told of the other. */
  async #race(deputy: Worker, record: Shown): Promise<Shown> {
    const save = (lane: Lane): Promise<Acknowledged | 'conflict'> =>
      this.#act(deputy, 'suggestionDraftSave', { suggestion: record.id, version: record.version, proposal: `从第 ${lane} 个窗口修改的建议内容。` }, record.version, lane);
    const outcomes = await Promise.all([save(1), save(2)]);
    const won = outcomes.filter((each) => each !== 'conflict');
    const last = won.at(-1);
    if (!last) throw new Refusal(`suggestionDraftSave: neither of two windows saved ${record.id}`);
    // Where both were told that theirs is saved, the checks say so.
    return won.reduce((newest, each) => (each.record.version > newest.version ? each.record : newest), last.record);
  }

  async #act(by: Worker, mutation: string, input: object, base: number | null): Promise<Acknowledged>;
  async #act(by: Worker, mutation: string, input: object, base: number | null, lane: Lane): Promise<Acknowledged | 'conflict'>;
  async #act(by: Worker, mutation: string, input: object, base: number | null, racing?: Lane): Promise<Acknowledged | 'conflict'> {
    this.#acts += 1;
    const key = `drill-${this.#name}-${this.#acts}`;
    const until = performance.now() + PATIENCE_MS;
    let lane = racing ?? this.#lane;
    let last = 'no answer';
    while (performance.now() < until) {
      const sentAt = performance.now();
      const sent = [this.#send(by, mutation, { idempotencyKey: key, ...input }, lane)];
      // Impatience: now and then the same is sent twice at once, and always what no version keeps from happening twice.
      if (racing === undefined && (base === null || this.#options.random.chance(0.1))) sent.push(this.#send(by, mutation, { idempotencyKey: key, ...input }, lane === 1 ? 2 : 1));
      const answers = await Promise.all(sent);
      const answer = answers.find((each) => each.record !== undefined) ?? answers[0];
      if (answer?.record) {
        const acknowledged = { mutation, key, record: answer.record, base, lane, sentAt, at: performance.now() };
        this.#seen.acknowledged.push(acknowledged);
        this.#lane = lane === 1 ? 2 : 1;
        return acknowledged;
      }
      last = answer?.refusal ?? last;
      if (answer?.final) {
        if (racing !== undefined && last.startsWith('ConflictProblem')) return 'conflict';
        throw new Refusal(`${mutation}: ${last}`);
      }
      this.#seen.retries += 1;
      lane = lane === 1 ? 2 : 1;
      await sleep(this.#options.random.int(50, 300));
    }
    throw new Refusal(`${mutation}: unanswered for ${PATIENCE_MS / 1_000} s, at last ${last}`);
  }

  async #send(by: Worker, mutation: string, input: object, lane: Lane): Promise<{ record?: Shown; refusal?: string; final?: boolean }> {
    const { site, tokens } = this.#options;
    this.#seen.requests += 1;
    let text: string;
    let status: number;
    try {
      const response = await fetch(`${site.at(`gateway-${lane}`)}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[by]}`, ...site.forwarded },
        body: JSON.stringify({ query: documentOf(mutation), variables: { input } }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      status = response.status;
      text = await response.text();
    } catch {
      return { refusal: 'no answer' };
    }
    if (INTERNALS.test(text)) this.#seen.shown.push(`${mutation} ${status}: ${text.slice(0, 300)}`);
    const body = parsed(text);
    const answer = body?.data?.[mutation];
    if (answer?.__typename.endsWith('Success')) return answer.suggestion ?? answer.handling ? { record: (answer.suggestion ?? answer.handling) as Shown } : { refusal: 'half an answer' };
    if (answer) return { refusal: JSON.stringify(answer).replace(/^\{"__typename":"(\w+)"/, '$1 {'), final: true };
    const [code] = (body?.errors ?? []).map(({ extensions }) => extensions?.code ?? 'no code');
    // What may come of a part that is away, and passes.
    const passes = status >= 500 || status === 429 || code === undefined || code === 'SUBGRAPH_UNAVAILABLE' || code === 'INTERNAL_SERVER_ERROR' || code === 'IDENTITY_UNAVAILABLE';
    return { refusal: `${status} ${code ?? text.slice(0, 100)}`, final: !passes };
  }
}

interface Body {
  data?: Record<string, ({ __typename: string; suggestion?: Shown | null; handling?: Shown | null }) | null> | null;
  errors?: { extensions?: { code?: string } }[];
}

function parsed(text: string): Body | undefined {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return undefined;
  }
}

const INPUTS: Record<string, string> = { suggestionSubmit: 'SuggestionSubmitInput', suggestionAccept: 'SuggestionActInput', handlingAccept: 'HandlingActInput' };

function documentOf(mutation: string): string {
  const input = INPUTS[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const success = mutation.startsWith('handling')
    ? '... on HandlingActSuccess { handling { id version state } }'
    : '... on SuggestionActSuccess { suggestion { id version state title handlings { id version } } }';
  return `mutation Drill($input: ${input}!) { ${mutation}(input: $input) { __typename ${success} ... on Problem { message } } }`;
}
