import type { Problem } from '@redpine/kit/problem';
import type { Done, Hindrance } from '../administration/administration.act.ts';
import { administerBy, changeRow, endRow, insertRow, standing } from '../administration/administration.act.ts';
import type { Context } from '../context.ts';
import type { PersonAddInput, PersonEndInput, PersonRenameInput } from '../generated/types.ts';

const NAME = { path: 'name', min: 2, max: 40, required: true };

/** Namesakes are people of their own: a name is never unique. */
export function personAdd(context: Context, input: PersonAddInput): Promise<Done | Problem> {
  return administerBy(context, 'PERSON_ADD', input, async ({ tx, fields }) => {
    const name = fields.text(input.name, NAME);
    fields.done();
    return insertRow(tx, 'Person', { name });
  });
}

export function personRename(context: Context, input: PersonRenameInput): Promise<Done | Problem> {
  return administerBy(context, 'PERSON_RENAME', input, async (at) => {
    const target = { type: 'Person', field: 'person', id: input.person, version: input.version } as const;
    const row = await standing(context, at, 'RENAME', target);
    const name = at.fields.text(input.name, NAME);
    at.fields.done();
    return changeRow(at.tx, 'Person', row, { name });
  });
}

const RESTS_ON: readonly Hindrance[] = [
  {
    count: 'SELECT count(*)::int AS n FROM post WHERE person_id = $1 AND (until_on IS NULL OR until_on > $2::date)',
    rule: 'POSTS_OPEN',
    message: (n) => ({ zh: `还有 ${n} 项职务未免去。`, en: `${n} of the posts held last longer.` }),
  },
];

export function personEnd(context: Context, input: PersonEndInput): Promise<Done | Problem> {
  return administerBy(context, 'PERSON_END', input, (at) => {
    const target = { type: 'Person', field: 'person', id: input.person, version: input.version } as const;
    return endRow(context, at, { ...target, action: 'END', until: input.until }, RESTS_ON);
  });
}
