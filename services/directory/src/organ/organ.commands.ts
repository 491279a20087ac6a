import type { Problem } from '@redpine/kit/problem';
import type { Done, Hindrance, StandingRow, Work } from '../administration/administration.act.ts';
import {
  administerBy,
  changeRow,
  checkPosition,
  endRow,
  insertRow,
  newCode,
  referred,
  standing,
} from '../administration/administration.act.ts';
import type { Context } from '../context.ts';
import type { OrganActInput, OrganAddInput, OrganEndInput, OrganPlaceInput, OrganRenameInput } from '../generated/types.ts';

const NAME = { path: 'name', min: 2, max: 60, required: true };
const SHORT_NAME = { path: 'shortName', max: 20, required: true };

interface OrganRow extends StandingRow {
  parent_id: string | null;
}

const target = (input: { organ: string; version: number }) =>
  ({ type: 'Organ', field: 'organ', id: input.organ, version: input.version }) as const;

export function organAdd(context: Context, input: OrganAddInput): Promise<Done | Problem> {
  return administerBy(context, 'ORGAN_ADD', input, async (at) => {
    const { tx, fields } = at;
    const code = await newCode(at, 'Organ', input.code);
    const name = fields.text(input.name, NAME);
    const shortName = fields.text(input.shortName, SHORT_NAME);
    checkPosition(fields, input.position);
    if (input.area) await referred(at, 'Area', { id: input.area, field: 'area' });
    if (input.parent) await referred(at, 'Organ', { id: input.parent, field: 'parent' });
    fields.done();
    return insertRow(tx, 'Organ', {
      code,
      name,
      short_name: shortName,
      kind: input.kind,
      area_id: input.area ?? null,
      parent_id: input.parent ?? null,
      handles_suggestions: input.handlesSuggestions,
      position: input.position,
    });
  });
}

export function organRename(context: Context, input: OrganRenameInput): Promise<Done | Problem> {
  return administerBy(context, 'ORGAN_RENAME', input, async (at) => {
    const row = await standing(context, at, 'RENAME', target(input));
    const name = at.fields.text(input.name, NAME);
    const shortName = at.fields.text(input.shortName, SHORT_NAME);
    at.fields.done();
    return changeRow(at.tx, 'Organ', row, { name, short_name: shortName });
  });
}

export function organPlace(context: Context, input: OrganPlaceInput): Promise<Done | Problem> {
  return administerBy(context, 'ORGAN_PLACE', input, async (at) => {
    // One at a time: two moves side by side could close a circle that neither sees.
    await at.tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('redpine:directory:organs', 0))`);
    const row = await standing<OrganRow>(context, at, 'PLACE', target(input));
    checkPosition(at.fields, input.position);
    const parent = input.parent ?? null;
    if (parent !== null && parent !== row.parent_id && (await referred(at, 'Organ', { id: parent, field: 'parent' }))) {
      await refuseCircle(at, row.id, parent);
    }
    at.fields.done();
    return changeRow(at.tx, 'Organ', row, { parent_id: parent, position: input.position });
  });
}

async function refuseCircle({ tx, fields }: Work, organ: string, parent: string): Promise<void> {
  const above = await tx.query(
    `WITH RECURSIVE above AS (
       SELECT id, parent_id FROM organ WHERE id = $1
       UNION SELECT o.id, o.parent_id FROM organ o JOIN above a ON o.id = a.parent_id
     ) SELECT 1 FROM above WHERE id = $2`,
    [parent, organ],
  );
  if (above.length > 0) {
    fields.add('parent', 'CIRCLE', { zh: '不能隶属于自身或其下属机构。', en: 'It cannot belong to itself or to one below it.' });
  }
}

export function organHandlingGrant(context: Context, input: OrganActInput): Promise<Done | Problem> {
  return administerBy(context, 'ORGAN_HANDLING_GRANT', input, async (at) => {
    const row = await standing(context, at, 'HANDLING_GRANT', target(input));
    return changeRow(at.tx, 'Organ', row, { handles_suggestions: true });
  });
}

export function organHandlingWithdraw(context: Context, input: OrganActInput): Promise<Done | Problem> {
  return administerBy(context, 'ORGAN_HANDLING_WITHDRAW', input, async (at) => {
    const row = await standing(context, at, 'HANDLING_WITHDRAW', target(input));
    return changeRow(at.tx, 'Organ', row, { handles_suggestions: false });
  });
}

const RESTS_ON: readonly Hindrance[] = [
  {
    count: 'SELECT count(*)::int AS n FROM organ WHERE parent_id = $1 AND (until_on IS NULL OR until_on > $2::date)',
    rule: 'ORGANS_BELOW',
    message: (n) => ({ zh: `还有 ${n} 个下属机构未撤销。`, en: `${n} organs below it last longer.` }),
  },
  {
    count: 'SELECT count(*)::int AS n FROM post WHERE organ_id = $1 AND (until_on IS NULL OR until_on > $2::date)',
    rule: 'POSTS_OPEN',
    message: (n) => ({ zh: `还有 ${n} 项职务未免去。`, en: `${n} posts in it last longer.` }),
  },
];

export function organEnd(context: Context, input: OrganEndInput): Promise<Done | Problem> {
  return administerBy(context, 'ORGAN_END', input, (at) =>
    endRow(context, at, { ...target(input), action: 'END', until: input.until }, RESTS_ON),
  );
}
