import { addDays } from '@redpine/kit/calendar';
import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { invalid, Refused } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import type { ReplyCategoryAddInput, ReplyCategoryEndInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { checkDecision, sourceOf } from './decision.ts';
import { startFault } from './rule.version.ts';
import { mayKeepRules } from './rules.policy.ts';

export interface CategoryDone {
  __typename: 'ReplyCategoryActSuccess';
  category: string;
}

interface CategoryRow {
  id: string;
  code: string;
  name: string;
  effectiveFrom: string;
  effectiveUntil: string | null;
}

const COLUMNS = `id, code, name, effective_from::text as "effectiveFrom", effective_until::text as "effectiveUntil"`;

/** 答复类别施行 — a code defined anew ends the definition before; replies keep the definition that they were given under. */
export function addReplyCategory(context: Context, input: ReplyCategoryAddInput): Promise<CategoryDone | Problem> {
  if (!mayKeepRules('REPLY_CATEGORY', context.actor)) throw forbidden(context.language);
  const description = { action: 'replyCategory.add', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const fields = new Fields(context.language);
    if (!/^([A-Z]{1,4}|[甲乙丙丁])$/u.test(input.code)) {
      fields.add('code', 'CODE', { zh: '类别代码为 1–4 个大写字母，或甲、乙、丙、丁。', en: 'A code is 1–4 capital letters or one of 甲乙丙丁.' });
    }
    const name = fields.text(input.name, { path: 'name', min: 2, max: 40, required: true });
    if (input.position < 1 || input.position > 99) {
      fields.add('position', 'RANGE', { zh: '排序为 1–99 的整数。', en: 'A place is 1–99.' });
    }
    const from = fields.day(input.effectiveFrom, 'effectiveFrom');
    const [latest] = await tx.query<CategoryRow>(
      `select ${COLUMNS} from reply_category where code = $1 order by effective_from desc limit 1 for update`,
      [input.code],
    );
    const start = from === '' ? null : startFault(latest ?? null, from, legalDay(tx.now));
    if (start) fields.add(start.path, start.rule, start.message);
    const decision = checkDecision(context, tx, fields, input.decision);
    fields.done();

    if (latest) {
      await tx.query('update reply_category set effective_until = $2 where id = $1 and effective_until is null', [latest.id, addDays(from, -1)]);
    }
    const [made] = await tx.query<{ id: string }>(
      `insert into reply_category (code, name, effective_from, mark, position, source, decision)
       values ($1, $2, $3, 'F', $4, $5, $6::jsonb) returning id`,
      [input.code, name, from, input.position, sourceOf(decision), JSON.stringify(decision)],
    );
    const category = made?.id ?? '';
    tx.record({
      subject: { type: 'ReplyCategory', id: category },
      ...(latest && { before: { name: latest.name, effectiveFrom: latest.effectiveFrom } }),
      after: { code: input.code, name, effectiveFrom: from, decision },
    });
    tx.changed('ReplyCategory', category);
    return { __typename: 'ReplyCategoryActSuccess', category };
  });
}

/** 答复类别停用 — the last day is set once. */
export function endReplyCategory(context: Context, input: ReplyCategoryEndInput): Promise<CategoryDone | Problem> {
  const { language } = context;
  if (!mayKeepRules('REPLY_CATEGORY', context.actor)) throw forbidden(language);
  const description = { action: 'replyCategory.end', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const fields = new Fields(language);
    const [row] = isId(input.category)
      ? await tx.query<CategoryRow>(`select ${COLUMNS} from reply_category where id = $1 for update`, [input.category])
      : [];
    if (!row || row.effectiveUntil !== null) {
      throw new Refused(invalid(language, 'category', 'UNKNOWN', { zh: '没有这个类别，或它已停用。', en: 'There is no such category, or it has ended.' }));
    }
    const until = fields.day(input.effectiveUntil, 'effectiveUntil');
    if (until !== '' && (until < legalDay(tx.now) || until < row.effectiveFrom)) {
      fields.add('effectiveUntil', 'BACKDATED', { zh: '不能早于今天，也不能早于施行首日。', en: 'Not before today, nor before its first day.' });
    }
    const decision = checkDecision(context, tx, fields, input.decision);
    fields.done();
    await tx.query('update reply_category set effective_until = $2 where id = $1', [row.id, until]);
    tx.record({ subject: { type: 'ReplyCategory', id: row.id }, before: { effectiveUntil: null }, after: { effectiveUntil: until, decision } });
    tx.changed('ReplyCategory', row.id);
    return { __typename: 'ReplyCategoryActSuccess', category: row.id };
  });
}
