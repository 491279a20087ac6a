import type { Retained } from '@redpine/kit/personal/retention';
import type { Transaction } from '@redpine/kit/transaction';

/** Deletes the oldest rows of a table; `$1` is the instant, `$2` how many at most. */
const oldest =
  (table: string, at: string): Retained['remove'] =>
  (tx, before, limit) =>
    counted(tx, `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE ${at} < $1 ORDER BY ${at} LIMIT $2)`, [before, limit]);

async function counted(tx: Transaction, deletion: string, values: readonly unknown[]): Promise<number> {
  const [row] = await tx.query<{ n: number }>(`WITH gone AS (${deletion} RETURNING 1) SELECT count(*)::int AS n FROM gone`, values);
  return row?.n ?? 0;
}

/** What directory keeps for a time; the days are in `retention_rule`. */
export const RETAINED: readonly Retained[] = [
  { item: 'SIGN_IN_LOG', name: { zh: '登录日志', en: 'Sign-in log' }, remove: oldest('sign_in_event', 'at') },
  { item: 'SESSIONS', name: { zh: '登录设备', en: 'Sessions that are over' }, remove: oldest('account_session', 'expires_at') },
  {
    item: 'NOTIFICATIONS',
    name: { zh: '通知', en: 'Notifications' },
    async remove(tx, before, limit) {
      const rows = await tx.query<{ id: string }>('SELECT id FROM notification WHERE at < $1 ORDER BY at LIMIT $2', [before, limit]);
      const ids = rows.map(({ id }) => id);
      await tx.query('DELETE FROM delivery WHERE notification_id = ANY ($1::uuid[])', [ids]);
      await tx.query('DELETE FROM digest WHERE notification_id = ANY ($1::uuid[])', [ids]);
      return counted(tx, 'DELETE FROM notification WHERE id = ANY ($1::uuid[])', [ids]);
    },
  },
  { item: 'REVEALS', name: { zh: '个人信息查看记录', en: 'Record of revealed values' }, remove: oldest('personal_reveal', 'at') },
];
