import type { Database } from '@redpine/kit/database';
import { type Adapter, type AdapterConstructor, type AdapterPayload, errors } from 'oidc-provider';

interface Row {
  payload: AdapterPayload;
}

const UPSERT = `INSERT INTO oidc (model, id, payload, grant_id, user_code, uid, expires_at)
  VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7)
  ON CONFLICT (model, id) DO UPDATE SET payload = excluded.payload, grant_id = excluded.grant_id,
    user_code = excluded.user_code, uid = excluded.uid, expires_at = excluded.expires_at`;
const LIVE = 'SELECT payload FROM oidc WHERE model = $1 AND (expires_at IS NULL OR expires_at > now())';
const CONSUME = `UPDATE oidc SET payload = payload || jsonb_build_object('consumed', extract(epoch FROM now())::bigint)
  WHERE model = $1 AND id = $2 AND NOT payload ? 'consumed' RETURNING id`;

/**
 * oidc-provider's storage on PostgreSQL. It keeps real time, not the house's clock: oidc-provider itself reads the
 * system's clock for every expiry.
 */
export function issuerAdapter(database: Database): AdapterConstructor {
  return class PostgresAdapter implements Adapter {
    readonly #model: string;

    constructor(model: string) {
      this.#model = model;
    }

    async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
      const expiresAt = expiresIn ? new Date(Date.now() + expiresIn * 1000) : null;
      await database.query(
        UPSERT,
        [
          this.#model,
          id,
          JSON.stringify(payload),
          payload.grantId ?? null,
          payload.userCode ?? null,
          payload.uid ?? null,
          expiresAt,
        ],
        'oidc_upsert',
      );
    }

    async find(id: string): Promise<AdapterPayload | undefined> {
      const [row] = await database.query<Row>(`${LIVE} AND id = $2`, [this.#model, id], 'oidc_find');
      return row?.payload;
    }

    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      const [row] = await database.query<Row>(`${LIVE} AND uid = $2`, [this.#model, uid], 'oidc_find_uid');
      return row?.payload;
    }

    async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
      const [row] = await database.query<Row>(`${LIVE} AND user_code = $2`, [this.#model, userCode], 'oidc_find_code');
      return row?.payload;
    }

    async consume(id: string): Promise<void> {
      const rows = await database.query(CONSUME, [this.#model, id], 'oidc_consume');
      // Two redeem the same code at the same moment, both having found it fresh: only one may have it.
      if (rows.length === 0) throw new errors.InvalidGrant('already consumed');
    }

    async destroy(id: string): Promise<void> {
      await database.query('DELETE FROM oidc WHERE model = $1 AND id = $2', [this.#model, id], 'oidc_destroy');
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      await database.query('DELETE FROM oidc WHERE model = $1 AND grant_id = $2', [this.#model, grantId], 'oidc_revoke');
    }
  };
}

/** Removes what has expired; answers how many. */
export async function issuerSweep(database: Database): Promise<number> {
  const rows = await database.query('DELETE FROM oidc WHERE expires_at < now() RETURNING id', [], 'oidc_sweep');
  return rows.length;
}
