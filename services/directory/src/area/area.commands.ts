import type { Problem } from '@redpine/kit/problem';
import type { Done, Hindrance, StandingRow } from '../administration/administration.act.ts';
import { administerBy, changeRow, endRow, insertRow, isTaken, referred, standing } from '../administration/administration.act.ts';
import type { Context } from '../context.ts';
import type { AreaAddInput, AreaEndInput, AreaRenameInput } from '../generated/types.ts';

const NAME = { path: 'name', min: 2, max: 40, required: true };

interface AreaRow extends StandingRow {
  code: string;
  kind: string;
}

/** Adds a community or village; subdistricts and towns are made by higher authority, with the district's first data. */
export function areaAdd(context: Context, input: AreaAddInput): Promise<Done | Problem> {
  return administerBy(context, 'AREA_ADD', input, async (at) => {
    const { tx, fields } = at;
    const name = fields.text(input.name, NAME);
    if (input.kind !== 'COMMUNITY' && input.kind !== 'VILLAGE') {
      fields.add('kind', 'KIND', { zh: '只能新增社区或村。', en: 'Only communities and villages are added.' });
    }
    const parent = await referred<AreaRow>(at, 'Area', { id: input.parent, field: 'parent' });
    if (parent && parent.kind !== 'SUBDISTRICT' && parent.kind !== 'TOWN') {
      fields.add('parent', 'KIND', { zh: '上级须为街道或镇。', en: 'The area above is a subdistrict or a town.' });
    }
    if (!/^[0-9]{12}$/.test(input.code) || (parent && !input.code.startsWith(parent.code))) {
      fields.add('code', 'CODE', {
        zh: `统计区划代码为 12 位数字，以上级代码${parent ? ` ${parent.code} ` : ''}开头。`,
        en: `A code has 12 digits and begins with the code of the area above${parent ? `, ${parent.code}` : ''}.`,
      });
    } else if (await isTaken(tx, 'Area', 'code', input.code)) {
      fields.add('code', 'TAKEN', { zh: '这个代码已被使用。', en: 'This code is taken.' });
    }
    fields.done();
    return insertRow(tx, 'Area', { code: input.code, name, kind: input.kind, parent_id: input.parent });
  });
}

export function areaRename(context: Context, input: AreaRenameInput): Promise<Done | Problem> {
  return administerBy(context, 'AREA_RENAME', input, async (at) => {
    const target = { type: 'Area', field: 'area', id: input.area, version: input.version } as const;
    const row = await standing(context, at, 'RENAME', target);
    const name = at.fields.text(input.name, NAME);
    at.fields.done();
    return changeRow(at.tx, 'Area', row, { name });
  });
}

const RESTS_ON: readonly Hindrance[] = [
  {
    count: 'SELECT count(*)::int AS n FROM area WHERE parent_id = $1 AND (until_on IS NULL OR until_on > $2::date)',
    rule: 'AREAS_BELOW',
    message: (n) => ({ zh: `还有 ${n} 个下级区域未撤销。`, en: `${n} areas below it last longer.` }),
  },
  {
    count: 'SELECT count(*)::int AS n FROM organ WHERE area_id = $1 AND (until_on IS NULL OR until_on > $2::date)',
    rule: 'ORGANS_SERVE',
    message: (n) => ({ zh: `还有 ${n} 个机构服务于该区域。`, en: `${n} organs serve it longer.` }),
  },
  {
    count: 'SELECT count(*)::int AS n FROM post WHERE area_id = $1 AND (until_on IS NULL OR until_on > $2::date)',
    rule: 'POSTS_OPEN',
    message: (n) => ({ zh: `还有 ${n} 项职务未免去。`, en: `${n} posts for it last longer.` }),
  },
];

export function areaEnd(context: Context, input: AreaEndInput): Promise<Done | Problem> {
  return administerBy(context, 'AREA_END', input, async (at) => {
    const [district] = await at.tx.query<{ id: string }>(`SELECT id FROM area WHERE kind = 'DISTRICT'`);
    if (district?.id === input.area) {
      at.fields.add('area', 'DISTRICT', { zh: '不能撤销本区。', en: 'The district itself is not ended.' });
      at.fields.done();
    }
    const target = { type: 'Area', field: 'area', id: input.area, version: input.version } as const;
    return endRow(context, at, { ...target, action: 'END', until: input.until }, RESTS_ON);
  });
}
