import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMPORT_JOB, resumeImports } from '../src/import/import.run.ts';
import { actors, bench, type Bench } from './bench.ts';
import { csv, ended, imported, readRun, start, upload } from './import.ts';

const HEAD = ['编号', '案由', '提出日期'];
const GOOD = ['1', '关于一件事的建议', '2026-01-05'];

let on: Bench;
beforeAll(async () => {
  on = await bench();
});
afterAll(async () => on?.[Symbol.asyncDispose]());

const count = async (): Promise<number> => (await on.sql<{ n: number }>('select count(*)::int as n from suggestion'))[0]?.n ?? -1;

describe('a file that breaks a hard rule', () => {
  const json = (row: object): string => JSON.stringify([{ id: '1', title: '甲', date: '2026-01-05' }, row]);

  it.each<[string, string, number, string, string, string]>([
    ['no title', csv(HEAD, GOOD, ['2', ' ', '']), 2, 'TITLE', ' ', 'REQUIRED'],
    ['no identity', csv(HEAD, GOOD, ['', '乙', '']), 2, 'EXTERNAL_ID', '', 'REQUIRED'],
    ['an identity twice', csv(HEAD, GOOD, ['2', '乙', ''], ['1', '丙', '']), 3, 'EXTERNAL_ID', '1', 'DUPLICATE'],
    ['a day that does not exist', csv(HEAD, GOOD, ['2', '乙', '2024-02-30']), 2, 'SUBMITTED_ON', '2024-02-30', 'IMPOSSIBLE_DATE'],
    ['a day in full width that does not exist', csv(HEAD, GOOD, ['2', '乙', '２０２４年２月３０日']), 2, 'SUBMITTED_ON', '２０２４年２月３０日', 'IMPOSSIBLE_DATE'],
    ['a day that reads in two ways', csv(HEAD, GOOD, ['2', '乙', '03/04/2024']), 2, 'SUBMITTED_ON', '03/04/2024', 'AMBIGUOUS_DATE'],
    ['no day at all', csv(HEAD, GOOD, ['2', '乙', '去年']), 2, 'SUBMITTED_ON', '去年', 'NOT_A_DATE'],
    ['a NUL', csv(HEAD, GOOD, ['2', '乙\0丙', '']), 2, 'TITLE', '乙␀丙', 'NUL'],
    ['half a character', json({ id: '2', title: '乙\ud800' }), 2, 'TITLE', '乙\ufffd', 'LONE_SURROGATE'],
    ['a reversed text', csv(HEAD, GOOD, ['2', '乙\u202e丙', '']), 2, 'TITLE', '乙\ufffd丙', 'BIDI_OVERRIDE'],
    ['a title too long', csv(HEAD, GOOD, ['2', '乙'.repeat(301), '']), 2, 'TITLE', '乙'.repeat(100), 'TOO_LONG'],
    ['more cells than columns', csv(HEAD, GOOD, ['2', '乙', '', '多']), 2, 'TITLE', '多', 'ROW_SHAPE'],
    ['no column for a title', csv(['编号', '别的'], ['1', '甲']), 0, 'TITLE', '编号, 别的', 'REQUIRED_COLUMN'],
    ['no rows', csv(HEAD), 0, 'EXTERNAL_ID', '登记表.csv', 'EMPTY'],
    ['a column twice', csv(['编号', '案由', '案由'], GOOD), 0, 'EXTERNAL_ID', '登记表.csv', 'COLUMNS'],
    ['an open quote', `${HEAD.join(',')}\n1,"甲,2026-01-05`, 0, 'EXTERNAL_ID', '登记表.csv', 'UNREADABLE'],
    ['JSON that is none', '[{"id": 1,', 0, 'EXTERNAL_ID', '登记表.csv', 'UNREADABLE'],
    ['JSON without rows', '{"rows": 3}', 0, 'EXTERNAL_ID', '登记表.csv', 'UNREADABLE'],
  ])('IMP-30 MUST be refused for %s, by row, field, value and rule, with nothing written', async (_fault, bytes, row, field, value, rule) => {
    const before = await count();
    const run = await imported(on, bytes);
    expect(run).toMatchObject({ state: 'REFUSED', created: 0, updated: 0, refused: 1 });
    expect(run.problems).toMatchObject([{ row, field, value, rule, severity: 'REFUSED' }]);
    expect(await count()).toBe(before);
  });
  it('IMP-31 MUST be refused for broken UTF-8 and not be read as other characters', async () => {
    const bytes = Buffer.concat([Buffer.from(csv(HEAD, GOOD)), Buffer.from([0xe5, 0xbb]), Buffer.from(',\n')]);
    expect((await imported(on, bytes)).problems).toMatchObject([{ rule: 'UNREADABLE_ENCODING' }]);
  });
  it('IMP-32 MUST be refused for an archive that unpacks without end', async () => {
    const bomb = zip('xl/worksheets/sheet1.xml', deflateRawSync(Buffer.alloc(401 * 1024 * 1024)), 100);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect((await imported(on, bomb)).problems).toMatchObject([{ rule: 'TOO_LARGE' }]);
    expect((await imported(on, zip('a.xml', deflateRawSync(Buffer.from('<a/>')), 4))).problems).toMatchObject([{ rule: 'UNREADABLE' }]);
  });
  it('IMP-33 MUST be refused whole for one row in many, with refusals before flags', async () => {
    const rows = Array.from({ length: 2_500 }, (_, n) => [`R${n}`, '甲', n % 5 === 0 ? '2027-01-01' : '2026-01-05']);
    const run = await imported(on, csv(HEAD, ...rows, ['R2500', '乙', '2025-02-29']));
    expect(run).toMatchObject({ state: 'REFUSED', rows: 2_501, refused: 1, flagged: 500, created: 0 });
    expect(run.problems).toHaveLength(500);
    expect(run.problems[0]).toMatchObject({ row: 2_501, rule: 'IMPOSSIBLE_DATE', message: '没有这一天。' });
    expect(await on.sql(`select 1 from suggestion where external_id like 'R%'`)).toEqual([]);
  });
  it('IMP-34 MUST say so for a mapping that does not fit', async () => {
    const mapping = [{ field: 'EXTERNAL_ID', column: '编号' }, { field: 'TITLE', column: '无此列' }];
    expect((await imported(on, csv(HEAD, GOOD), { mapping })).problems).toMatchObject([{ field: 'TITLE', value: '无此列', rule: 'UNKNOWN_COLUMN' }]);
    const twice = [{ field: 'TITLE', column: '案由' }, { field: 'TITLE', column: '编号' }];
    expect(await start(on, upload(on, csv(HEAD, GOOD)), { mapping: twice })).toMatchObject({ fields: [{ path: 'mapping.1.field', rule: 'DUPLICATE' }] });
  });
});

describe('a run that breaks off', () => {
  const waiting = async (state: string): Promise<string> => {
    const file = upload(on, csv(HEAD, ['B1', '甲', '']));
    const [run] = await on.sql<{ id: string }>(
      `insert into suggestion_import (file_id, file_name, digest, state, dry_run, actor, started_at) values ($1, 'a.csv', '', $2, false, $3, now()) returning id`,
      [file, state, JSON.stringify(actors.office)],
    );
    return run?.id ?? '';
  };

  it('IMP-35 MUST have failed by the next start, and be left alone by a job that comes again', async () => {
    const id = await waiting('RUNNING');
    expect(await start(on, upload(on, csv(HEAD, GOOD)))).toMatchObject({ fields: [{ path: 'file', rule: 'UNDER_WAY' }] });
    await resumeImports(on.service.asOf(actors.office, () => on.now));
    expect(await readRun(on, id)).toMatchObject({ state: 'FAILED', created: 0 });
    await on.sql(`select representation_jobs.add_job($1, json_build_object('import', $2::text))`, [IMPORT_JOB, id]);
    const next = await imported(on, csv(HEAD, ['B2', '乙', '']));
    expect(next).toMatchObject({ state: 'DONE', created: 1 });
    expect(await readRun(on, id)).toMatchObject({ state: 'FAILED', created: 0 });
  });
  it('IMP-36 MUST be taken up again where it only waited, and fail where its file is another one', async () => {
    const id = await waiting('WAITING');
    await resumeImports(on.service.asOf(actors.office, () => on.now));
    expect(await ended(on, id)).toMatchObject({ state: 'FAILED' });
    expect(await on.sql(`select 1 from suggestion where external_id = 'B1'`)).toEqual([]);
  });
  it('IMP-37 MUST write nothing where the database fails in the middle', async () => {
    const before = await count();
    // Somebody else's row of the same identity, not committed yet: the check cannot see it, the third batch meets it.
    const { database } = on.service.asOf(actors.office, () => on.now);
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await client.query(`insert into suggestion (title, state, origin, source, source_system, external_id, import_digest, created_at, updated_at)
        values ('另一处', 'ACCEPTED', 'BETWEEN_SESSIONS', 'IMPORTED', 'REGISTER', 'F2500', '', now(), now())`);
      const rows = Array.from({ length: 3_000 }, (_, n) => [`F${n}`, '甲', '']);
      const started = await start(on, upload(on, csv(HEAD, ...rows)));
      await expect
        .poll(() => on.sql(`select 1 from pg_stat_activity where datname = current_database() and wait_event = 'transactionid'`), { timeout: 30_000 })
        .toHaveLength(1);
      expect(await count()).toBe(before);
      await client.query('commit');
      expect(await ended(on, started.import?.id ?? '')).toMatchObject({ state: 'FAILED', created: 0 });
      expect(await count()).toBe(before + 1);
    } finally {
      client.release();
    }
  });
});

/** An archive of one entry that declares this size for it. */
function zip(name: string, packed: Buffer, declared: number): Buffer {
  const file = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(declared, 18);
  common.writeUInt16LE(file.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, file, packed]);
  const entry = Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), common, Buffer.alloc(14), file]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}
