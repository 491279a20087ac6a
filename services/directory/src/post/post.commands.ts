import { forbidden } from '@redpine/kit/errors';
import type { Text } from '@redpine/kit/language';
import type { Problem } from '@redpine/kit/problem';
import type { Done, StandingRow, Work } from '../administration/administration.act.ts';
import { administer, changeRow, insertRow, referred, standing } from '../administration/administration.act.ts';
import { type HeldPost, type Incompatibility, incompatibility, mayAppoint } from '../administration/administration.policy.ts';
import type { Context } from '../context.ts';
import type { PostEndInput, PostGiveInput } from '../generated/types.ts';
import type { PostKind } from './post.kind.ts';

const IN_AN_ORGAN: readonly PostKind[] = ['UNIT_HEAD', 'UNIT_CLERK'];
/** The kind of area that a post is for. */
const FOR_AN_AREA: Partial<Record<PostKind, string>> = { SUBDISTRICT_OFFICE: 'SUBDISTRICT', TOWN_PRESIDIUM: 'TOWN' };

/** 任职 — authority follows from posts alone, so giving one is what grants every permission. */
export function postGive(context: Context, input: PostGiveInput): Promise<Done | Problem> {
  const { kind } = input;
  return administer(context, { action: 'post.give', allowed: mayAppoint(kind, context.actor), input }, async (at) => {
    const { tx, fields } = at;
    const title = fields.text(input.title, { path: 'title', min: 2, max: 40, required: true });
    const from = fields.day(input.from, 'from');
    const until = input.until ? fields.day(input.until, 'until') : null;
    if (until && from && until < from) {
      fields.add('until', 'BEFORE_START', { zh: '不能早于任职首日。', en: 'Not before the first day.' });
    }
    if (input.person === context.actor.person) {
      fields.add('person', 'OWN_POST', { zh: '不能给自己任职。', en: 'Nobody gives herself a post.' });
    }
    const on = from || at.today;
    await referred(at, 'Person', { id: input.person, field: 'person', on });
    await checkPlace(at, input, on);
    fields.done();
    const columns = {
      kind,
      title,
      person_id: input.person,
      organ_id: input.organ ?? null,
      area_id: input.area ?? null,
      from_on: from,
      until_on: until,
    };
    await refuseOverlap(at, columns);
    fields.done();
    return insertRow(tx, 'Post', columns);
  });
}

async function checkPlace(at: Work, input: PostGiveInput, on: string): Promise<void> {
  const { fields } = at;
  if (input.organ) await referred(at, 'Organ', { id: input.organ, field: 'organ', on });
  else if (IN_AN_ORGAN.includes(input.kind)) {
    fields.add('organ', 'REQUIRED', { zh: '承办单位的职务须选择单位。', en: 'A post of a unit needs its organ.' });
  }
  const wanted = FOR_AN_AREA[input.kind];
  const area = input.area ? await referred<StandingRow & { kind: string }>(at, 'Area', { id: input.area, field: 'area', on }) : null;
  if (wanted !== undefined && area?.kind !== wanted && (area !== null || !input.area)) {
    fields.add('area', 'REQUIRED', {
      zh: wanted === 'TOWN' ? '请选择镇。' : '请选择街道。',
      en: wanted === 'TOWN' ? 'Choose a town.' : 'Choose a subdistrict.',
    });
  }
}

interface PostRow extends StandingRow {
  kind: PostKind;
  person_id: string;
  organ_id: string | null;
  area_id: string | null;
  from_on: string;
}

/** The person's row is locked by now: two posts of one person are given one after the other. */
async function refuseOverlap(at: Work, post: Omit<PostRow, keyof StandingRow> & { until_on: string | null }): Promise<void> {
  const { tx, fields } = at;
  const same = await tx.query(
    `SELECT 1 FROM post WHERE person_id = $1 AND kind = $2 AND organ_id IS NOT DISTINCT FROM $3::uuid
        AND area_id IS NOT DISTINCT FROM $4::uuid AND daterange(from_on, until_on, '[]') && daterange($5::date, $6::date, '[]')`,
    [post.person_id, post.kind, post.organ_id, post.area_id, post.from_on, post.until_on],
  );
  if (same.length > 0) {
    fields.add('from', 'TAKEN', { zh: '该人员在这段时间已任此职。', en: 'The person holds this post at that time already.' });
  }
  await refuseIncompatible(at, post, 'kind');
}

/** Posts that exclude this one, held at that time or acted in for another. The person's row is locked by now. */
export async function refuseIncompatible(
  { tx, fields }: Work,
  post: Pick<PostRow, 'kind' | 'organ_id' | 'person_id' | 'from_on'> & { until_on: string | null },
  field: 'kind' | 'person',
): Promise<void> {
  const held = await tx.query<HeldPost>(
    `SELECT held.kind, organ.kind AS "organKind" FROM authority held LEFT JOIN organ ON organ.id = held.organ_id
      WHERE held.person_id = $1 AND daterange(held.from_on, held.until_on, '[]') && daterange($2::date, $3::date, '[]')`,
    [post.person_id, post.from_on, post.until_on],
  );
  const [organ] = await tx.query<{ kind: string }>('SELECT kind FROM organ WHERE id = $1', [post.organ_id]);
  const given = { kind: post.kind, organKind: organ?.kind ?? null };
  for (const rule of new Set(held.map((other) => incompatibility(given, other)))) if (rule) fields.add(field, rule, INCOMPATIBLE[rule]);
}

const INCOMPATIBLE: Readonly<Record<Incompatibility, Text>> = {
  SEPARATION: {
    zh: '三员分立：系统、安全、审计管理员不得由同一人担任。',
    en: 'The system, security and audit administrators are three people.',
  },
  ADMINISTRATOR: {
    zh: '系统、安全、审计管理员不接触业务内容，不得兼任或代办其他职务。',
    en: 'The system, security and audit administrators read no business content: they hold and act in no other post.',
  },
  COMMITTEE_OFFICE: {
    zh: '常委会组成人员不得担任国家行政机关、监察机关、审判机关和检察机关的职务；如担任，须先辞去常委会职务（地方组织法第四十七条）。',
    en: 'Members of the Standing Committee hold no administrative, supervisory, judicial or procuratorial office; who takes one resigns first (Organic Law of Local Congresses, art. 47).',
  },
};

/** 免职 — the post stays in the history with its last day. */
export function postEnd(context: Context, input: PostEndInput): Promise<Done | Problem> {
  const { language, actor } = context;
  return administer(context, { action: 'post.end', allowed: true, input }, async (at) => {
    const { tx, fields } = at;
    // One at a time: of two ends side by side, neither would see that it takes the last security administrator.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('redpine:directory:posts', 0))`);
    const [asked] = await tx.query<{ kind: PostKind }>('SELECT kind FROM post WHERE id::text = $1', [input.post]);
    if (asked && !mayAppoint(asked.kind, actor)) throw forbidden(language);
    const row = await standing<PostRow>(context, at, 'END', { type: 'Post', field: 'post', id: input.post, version: input.version });
    const until = fields.day(input.until, 'until');
    if (until !== '' && until < row.from_on) {
      fields.add('until', 'BEFORE_START', { zh: '不能早于任职首日。', en: 'Not before the first day.' });
    }
    if (row.until_on !== null && until > row.until_on) {
      fields.add('until', 'AFTER_END', { zh: '不能晚于已定的末日。', en: 'Not after the last day set already.' });
    }
    if (row.kind === 'SECURITY_ADMIN' && until !== '') await requireAnother(at, row, until);
    fields.done();
    return changeRow(tx, 'Post', row, { until_on: until });
  });
}

/** Without a security administrator nobody could give a post any more. */
async function requireAnother({ tx, fields }: Work, row: PostRow, until: string): Promise<void> {
  const others = await tx.query(
    `SELECT 1 FROM post JOIN account ON account.person_id = post.person_id AND account.status = 'ACTIVE'
      WHERE post.kind = 'SECURITY_ADMIN' AND post.id <> $1 AND post.from_on <= $2::date + 1
        AND (post.until_on IS NULL OR post.until_on > $2::date)`,
    [row.id, until],
  );
  if (others.length === 0) {
    fields.add('until', 'LAST_ONE', { zh: '这是最后一名安全管理员，请先任命接任者。', en: 'This is the last security administrator: appoint another first.' });
  }
}
