/**
 * Who sees which suggestion and how much of it, as SQL: the same answer as `visibility` of `suggestion.policy.ts`, cell
 * by cell (VIS-01 holds the two together).
 */
import type { Actor } from '@redpine/kit/actor';
import { and, isUuid, or, raw, sql, type Sql, uuid, uuids } from '@redpine/kit/view/sql';
import { type Hanging, hanging, type Row, type ViewContext } from '@redpine/kit/view/define';
import {
  AREA_READERS, CONFIDENTIAL_READERS, FULL_READERS, PRESS_LEADERS, PRESSING_OFFICES, UNIT_KNOWN, UNIT_POSTS,
} from './suggestion.policy.ts';

/** The columns of a suggestion that visibility follows from. */
export interface Subject {
  readonly id: Sql;
  readonly state: Sql;
  readonly origin: Sql;
  readonly lead: Sql;
  readonly confidential: Sql;
}

export const suggestionRow = (row: Row): Subject => ({
  id: row('id'),
  state: row('state'),
  origin: row('origin'),
  lead: row('lead_deputy_id'),
  confidential: row('confidential'),
});

/** A row of `ofSuggestion`. */
export const rowOfSuggestion = (row: Row): Subject => ({
  id: row('suggestion_id'),
  state: row('suggestion_state'),
  origin: row('suggestion_origin'),
  lead: row('suggestion_lead'),
  confidential: row('suggestion_confidential'),
});

/** What a row that hangs on a suggestion takes from it, beside the suggestion's id. */
const TAKEN = { suggestion_state: 'state', suggestion_origin: 'origin', suggestion_lead: 'lead_deputy_id', suggestion_confidential: 'confidential' };

/** Rows of a table that hangs on suggestions, with the columns that visibility follows from. */
export const ofSuggestion = (table: string | Sql): Hanging =>
  hanging(table, { owner: 'suggestion', by: 'suggestion_id', columns: TAKEN });

/** As `ofSuggestion`, with the unit of the handling where the row has one. */
export const ofSuggestionOrHandling = (table: 'deadline' | 'timeline_entry'): Hanging =>
  ofSuggestion(sql`(select x.*, h.organ_id as handling_unit from ${raw(table)} x left join handling h on h.id = x.handling_id)`);

export const handlingRows = ofSuggestion('handling');

/** Rows of a table that hangs on handlings. */
export const ofHandling = (table: string): Hanging =>
  hanging(table, {
    owner: handlingRows,
    by: 'handling_id',
    columns: {
      handling_unit: 'organ_id', handling_state: 'state', suggestion_id: 'suggestion_id',
      ...Object.fromEntries(Object.keys(TAKEN).map((column) => [column, column])),
    },
  });

/** The parts of a suggestion, each as the condition under which the actor sees it. */
export interface Parts {
  /** Title and state; false for all rows that do not exist for the actor. */
  readonly row: Sql;
  readonly heading: Sql;
  readonly units: Sql;
  readonly text: Sql;
  readonly persons: Sql;
  readonly files: Sql;
  /** Contacts, reply and evaluation of the handling of this unit. */
  readonly details: (unit: Sql) => Sql;
}

const kept = new WeakMap<Actor, WeakMap<Sql, { of: Subject; parts: Parts }>>();

/** They follow from actor and columns alone. Of one row they are the same conditions each time: what was asked once is known to hold. */
export function parts(actor: Actor, of: Subject): Parts {
  const ofActor = kept.get(actor) ?? new WeakMap<Sql, { of: Subject; parts: Parts }>();
  kept.set(actor, ofActor);
  const known = ofActor.get(of.id);
  if (known && isSame(known.of, of)) return known.parts;
  const made = partsAnew(actor, of);
  ofActor.set(of.id, { of, parts: made });
  return made;
}

function isSame(one: Subject, other: Subject): boolean {
  return one.state === other.state && one.origin === other.origin && one.lead === other.lead && one.confidential === other.confidential;
}

function partsAnew(actor: Actor, of: Subject): Parts {
  const posts = (kinds: readonly string[]) => actor.posts.filter(({ kind }) => kinds.includes(kind));
  const submitted = sql`${of.state} <> 'DRAFT'`;
  const open = sql`(${of.state} <> 'DRAFT' and not ${of.confidential})`;
  const where = (isSo: boolean, condition: Sql): Sql[] => (isSo ? [condition] : []);

  const organs = unitsOf(actor);
  const areas = posts(AREA_READERS).flatMap(({ area }) => area ?? []);
  const isAnalyst = posts(['ANALYST']).length > 0;
  const isDeputy = posts(['DEPUTY']).length > 0;

  const readsConfidential = posts(CONFIDENTIAL_READERS).length > 0;
  const reads = posts(FULL_READERS).length > 0;
  const ofSession = sql`(${submitted} and ${of.origin} <> 'BETWEEN_SESSIONS')`;
  const committees = posts(PRESSING_OFFICES).flatMap(({ organ }) => organ ?? []);
  const pressed = (condition: Sql): Sql => sql`exists (select 1 from press where press.suggestion_id = ${of.id} and ${condition})`;
  const pressedFor = where(committees.length > 0, sql`(${open} and ${pressed(sql`press.organ_id = any(${uuids(committees)})`)})`);
  const named = where(
    posts(PRESS_LEADERS).length > 0 && isUuid(actor.person),
    sql`(${submitted} and ${pressed(sql`press.kind = 'KEY' and press.leader_id = ${uuid(actor.person)}`)})`,
  );
  // Cheap conditions stand before those that look into other tables: OR is evaluated in this order.
  const party = where(isUuid(actor.person), or([isLead(actor, of), signs(actor, of)]));
  const full = [
    ...where(readsConfidential, submitted),
    ...where(!readsConfidential && reads, open),
    ...where(!readsConfidential && posts(['SESSION_OFFICE']).length > 0, ofSession),
    ...named,
    ...pressedFor,
    ...party,
  ];
  const own = where(
    organs.length > 0,
    sql`(${submitted} and exists (select 1 from handling own where own.suggestion_id = ${of.id} and own.organ_id = any(${uuids(organs)})))`,
  );
  const deidentified = where(isAnalyst, open);
  const heading = where(isDeputy, open);
  const assigned = where(isDeputy, sql`(${of.state} = any(${UNIT_KNOWN}) and not ${of.confidential})`);
  const title = where(
    areas.length > 0,
    sql`(${open} and ${of.lead} in (select deputy.id from deputy join electoral_district_area using (electoral_district_id)
      where electoral_district_area.area_id in (select below.id from area above join area below on starts_with(below.path, above.path)
        where above.id = any(${uuids(areas)}))))`,
  );
  const narrower = new Set([...assigned, ...title]);
  const known: { all: readonly Sql[]; sql: Sql }[] = [];
  /** The same conditions give the same SQL: `within` can tell that a part is seen with the row. */
  const seek = (conditions: readonly (readonly Sql[])[]): { all: readonly Sql[]; sql: Sql } => {
    const given = conditions.flat();
    // Whatever else shows a part of a submitted suggestion adds nothing to one that is read by all means.
    const all = given.includes(submitted)
      ? [submitted, ...party]
      : [...new Set(given.includes(open) ? given.filter((one) => !narrower.has(one)) : given)];
    const same = known.find(
      (each) => each.all.length === all.length && all.every((one, index) => one === each.all[index]),
    );
    return same ?? { all, sql: or(all) };
  };
  const any = (...conditions: readonly (readonly Sql[])[]): Sql => {
    const one = seek(conditions);
    known.push(one);
    return one.sql;
  };
  return {
    row: any(heading, deidentified, full, own, title),
    heading: any(heading, deidentified, full, own),
    units: any(deidentified, assigned, full, own),
    text: any(deidentified, full, own),
    // De-identified is more than a heading: whoever reads the text so no longer sees the names.
    persons: any(isAnalyst ? [] : heading, full, own),
    files: any(full, own),
    details: perColumn((unit) =>
      seek([
        // A unit that reads its own handling reads no other one's, not even as an analyst.
        deidentified.map((condition) => (own.length === 0 ? condition : sql`(${condition} and not ${or(own)})`)),
        full,
        own.map(() => sql`(${submitted} and ${unit} = any(${uuids(organs)}))`),
      ]).sql,
    ),
  };
}

/** The same for the same column. */
function perColumn(condition: (column: Sql) => Sql): (column: Sql) => Sql {
  const known = new WeakMap<Sql, Sql>();
  return (column) => {
    const made = known.get(column) ?? condition(column);
    known.set(column, made);
    return made;
  };
}

/** The condition, for those rows alone of which the actor sees that part: the view already asks for the row itself. */
export function within(of: Parts, part: Sql, condition: Sql): Sql {
  return part === of.row ? condition : and([part, condition]);
}

/**
 * The condition, noting in the audit log that the actor reads: asked where the text of a confidential suggestion is shown
 * to an office or a unit. The first reading of a day is logged (参照青岛第十八条).
 */
export function noted(condition: Sql, of: Subject, { actor, clock, requestId }: ViewContext): Sql {
  const isLogged = actor.posts.some(({ kind }) => isOneOf(LOGGED, kind));
  if (!isLogged) return condition;
  return sql`case when ${condition} then case when ${of.confidential} then reading_noted(${of.id}, ${actor.id}, ${actor.name},
    ${JSON.stringify(actor.posts)}::jsonb, ${requestId}, ${clock()}) else true end else false end`;
}

const LOGGED = [...CONFIDENTIAL_READERS, ...PRESS_LEADERS, ...UNIT_POSTS, 'SESSION_OFFICE'];

/** Led by the actor. */
export function isLead(actor: Actor, of: Subject): Sql {
  return sql`${of.lead} in (select seat.id from deputy seat where seat.person_id = ${uuid(actor.person)})`;
}

/**
 * The actor is invited to co-sign, has confirmed, or has declined or withdrawn from what is still being written. Those are few: they are
 * looked up once and not for each row.
 */
function signs(actor: Actor, of: Subject): Sql {
  const among = (states: Sql): Sql => sql`${of.id} in (select signer.suggestion_id from cosigner signer
    join deputy seat on seat.id = signer.deputy_id where seat.person_id = ${uuid(actor.person)} and signer.state in (${states}))`;
  return or([
    among(raw(`'INVITED', 'CONFIRMED'`)),
    sql`(${of.state} in ('DRAFT', 'RETURNED') and ${among(raw(`'DECLINED', 'WITHDRAWN'`))})`,
  ]);
}

/** Ids of the units that the actor is clerk or head of. */
export function unitsOf(actor: Actor): string[] {
  return actor.posts.flatMap((post) =>
    isOneOf(UNIT_POSTS, post.kind) && post.organ !== null ? [post.organ] : [],
  );
}

const isOneOf = (kinds: readonly string[], kind: string): boolean => kinds.includes(kind);
