import { actingTitle } from '@redpine/kit/actor';
import type { Act } from '@redpine/kit/act';
import type { Problem } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { handlingOrgans, isId } from '../directory.repository.ts';
import type { UnmatchedNameMatchInput } from '../generated/types.ts';
import { factsOf } from '../history/history.facts.ts';
import { perform } from '../perform.ts';
import { requireImporter } from './import.commands.ts';

export interface NameMatched {
  __typename: 'UnmatchedNameMatchSuccess';
  rows: number;
}

/** Beyond so many, browsers are told of the names and not of each suggestion. */
const MOST_SIGNALS = 200;

/** Ties a name kept as text, wherever it stands, and remembers it for later registers. */
export function matchName(context: Context, input: UnmatchedNameMatchInput): NameMatched | Promise<NameMatched | Problem> {
  requireImporter(context);
  const description = { action: 'unmatchedName.match', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const fields = new Fields(context.language);
    const name = fields.text(input.name, { path: 'name', max: 200, required: true });
    const { deputy, unit } = input.target;
    const target = typeof deputy === 'string' ? await deputyTarget(tx, fields, deputy) : await unitTarget(tx, fields, unit ?? '');
    fields.done();
    const rows = target.kind === 'DEPUTY' ? await tieDeputy(tx, name, target.id) : await tieUnit(tx, name, target.id);
    if (rows.length === 0) {
      fields.add('name', 'UNKNOWN_NAME', { zh: '没有这个待匹配的名称。', en: 'No imported row carries this name.' });
      fields.done();
    }
    await tx.query(
      `insert into import_name (kind, name, target_id, at) values ($1, $2, $3, $4)
       on conflict (kind, name) do update set target_id = excluded.target_id, at = excluded.at`,
      [target.kind, name, target.id, tx.now.toISOString()],
    );
    const post = context.actor.posts.find(({ kind }) => kind === 'DEPUTIES_OFFICE');
    await tx.query(
      `insert into timeline_entry (suggestion_id, at, action, actor_name, actor_post, actor_organ, facts)
       select r.id, $2, 'MATCH', $3, $4, (select name from organ where organ.id = $5::uuid), $6::jsonb
         from unnest($1::uuid[]) as r(id)`,
      [
        rows.map(({ id }) => id), tx.now.toISOString(), context.actor.name, post ? actingTitle(post) : null,
        post?.organ ?? null, JSON.stringify(factsOf({ WRITTEN_NAME: name, MATCHED_NAME: target.name })),
      ],
    );
    tx.record({
      subject: { type: 'UnmatchedName', id: name },
      before: { kind: target.kind, name },
      after: { target: target.id, name: target.name, rows: rows.length },
    });
    for (const { id } of rows.slice(0, MOST_SIGNALS)) tx.changed('Suggestion', id);
    return { __typename: 'UnmatchedNameMatchSuccess', rows: rows.length };
  });
}

interface Target {
  kind: 'DEPUTY' | 'UNIT';
  id: string;
  name: string;
}

async function deputyTarget(tx: Act, fields: Fields, id: string): Promise<Target> {
  const [row] = isId(id) ? await tx.query<{ name: string }>('select name from deputy where id = $1', [id]) : [];
  if (!row) fields.add('target.deputy', 'UNKNOWN_DEPUTY', { zh: '没有这位代表。', en: 'There is no such deputy.' });
  return { kind: 'DEPUTY', id, name: row?.name ?? '' };
}

async function unitTarget(tx: Act, fields: Fields, id: string): Promise<Target> {
  const name = (await handlingOrgans(tx, [id])).get(id);
  if (name === undefined) fields.add('target.unit', 'UNKNOWN_UNIT', { zh: '没有这个承办单位。', en: 'There is no such unit.' });
  return { kind: 'UNIT', id, name: name ?? '' };
}

function tieDeputy(tx: Act, name: string, deputy: string): Promise<{ id: string }[]> {
  return tx.query(
    `update suggestion set lead_deputy_id = $2, lead_deputy_text = null, version = version + 1, updated_at = $3
      where source = 'IMPORTED' and lead_deputy_id is null and lead_deputy_text = $1 returning id`,
    [name, deputy, tx.now.toISOString()],
  );
}

function tieUnit(tx: Act, name: string, unit: string): Promise<{ id: string }[]> {
  return tx.query(
    `update handling set organ_id = $2, unit_text = null, version = version + 1, updated_at = $3
      where organ_id is null and unit_text = $1 returning suggestion_id as id`,
    [name, unit, tx.now.toISOString()],
  );
}
