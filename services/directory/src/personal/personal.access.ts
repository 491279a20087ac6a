import { act } from '@redpine/kit/act';
import type { Actor } from '@redpine/kit/actor';
import { forbidden, unauthenticated } from '@redpine/kit/errors';
import type { Peer } from '@redpine/kit/peer';
import { sectionShape, sectionsOf } from '@redpine/kit/personal/access';
import { isProblem, type Problem } from '@redpine/kit/problem';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Channel } from '../delivery/sender.ts';
import type { PersonalDataCorrectionRequestInput, PersonalDataExportInput } from '../generated/types.ts';
import { tellPosts } from '../notification/notification.commands.ts';

// 查阅、复制、更正 — what a person may ask about her own data (个人信息保护法 art. 45, 46).

/** The other services, asked with the person's own authority. */
export interface Holders {
  peers: Readonly<Record<string, Peer>>;
  sign: (actor: Actor) => Promise<string>;
}

const answerShape = z.array(sectionShape);

const HELD: Readonly<Record<string, string>> = {
  人员: 'SELECT name AS 姓名, until_on AS 注销日期 FROM person WHERE id = $1',
  联系方式: 'SELECT phone AS 电话, email AS 邮箱, address AS 地址 FROM person_contact WHERE id = $1',
  任职: `SELECT post.title AS 职务, organ.name AS 机构, area.name AS 区域, post.from_on AS 起, post.until_on AS 止 FROM post
    LEFT JOIN organ ON organ.id = post.organ_id LEFT JOIN area ON area.id = post.area_id WHERE person_id = $1 ORDER BY post.from_on`,
  账户: `SELECT username AS 用户名, status AS 状态, subject AS 外部身份, email AS 通知邮箱, delivery_mode AS 通知方式, created_at AS 开户时间,
    signed_in_at AS 最近登录 FROM account WHERE person_id = $1`,
  登录设备: `SELECT s.browser AS 浏览器, s.address AS 网络地址, s.started_at AS 登录时间, s.last_seen_at AS 最近使用, s.ended_at AS 退出时间
    FROM account_session s JOIN account a ON a.id = s.account_id WHERE a.person_id = $1 ORDER BY s.started_at DESC`,
  登录日志: `SELECT e.at AS 时间, e.kind AS 结果, e.browser AS 浏览器, e.address AS 网络地址
    FROM sign_in_event e JOIN account a ON a.id = e.account_id WHERE a.person_id = $1 ORDER BY e.at DESC`,
  访问令牌: `SELECT t.name AS 名称, t.scope AS 权限, t.created_at AS 新建时间, t.expires_at AS 到期时间, t.last_used_at AS 最近使用
    FROM personal_token t JOIN account a ON a.id = t.account_id WHERE a.person_id = $1 ORDER BY t.created_at DESC`,
  通知: `SELECT n.at AS 时间, n.kind AS 类别, n.subject AS 内容, n.read_at AS 阅读时间
    FROM notification n JOIN account a ON a.id = n.account_id WHERE a.person_id = $1 ORDER BY n.at DESC`,
  谁查看过您的信息: `SELECT r.at AS 时间, r.actor_name AS 查看人, r.field AS 信息, p.name AS 用途, r.note AS 说明
    FROM personal_reveal r JOIN reveal_purpose p ON p.code = r.purpose
    WHERE r.subject_id = $1 OR r.subject_id IN (SELECT id FROM account WHERE person_id = $1) ORDER BY r.at DESC`,
};

function requirePerson({ actor, language }: Context): string {
  if (actor.kind !== 'ACCOUNT') throw unauthenticated(language);
  if (actor.person === null) throw forbidden(language, { zh: '此账户没有对应的人员。', en: 'No person stands behind this account.' });
  return actor.person;
}

/** Everything that the services hold about the viewer's person, as JSON. Recorded first; a service that is away fails it. */
export async function personalDataExport(
  context: Context,
  { peers, sign }: Holders,
  { idempotencyKey }: PersonalDataExportInput,
): Promise<{ json: string } | Problem> {
  const person = requirePerson(context);
  const basis = [{ law: '个人信息保护法', article: '第四十五条', mark: 'F' }] as const;
  const recorded = await act(context, { action: 'personalData.export', idempotencyKey, input: {}, basis }, async (tx) => {
    tx.record({ subject: { type: 'Person', id: person } });
    return { at: tx.now.toISOString() };
  });
  if (isProblem(recorded)) return recorded;
  const own = await sectionsOf(context.database, person, HELD);
  const token = await sign(context.actor);
  const others = await Promise.all(
    Object.entries(peers).map(async ([service, peer]) => ({ service, sections: answerShape.parse(await peer.call('personalDataOf', {}, token)) })),
  );
  const held = [{ service: 'directory', sections: own }, ...others];
  return { json: JSON.stringify({ person, at: recorded.at, held }, null, 2) };
}

const FIELDS: Readonly<Record<PersonalDataCorrectionRequestInput['field'], string>> = {
  NAME: '姓名', PHONE: '电话', EMAIL: '邮箱', ADDRESS: '地址', POSTS: '任职', OTHER: '其他信息',
};

/** 申请更正 — Tells the office which of her data a person finds wrong; it verifies and corrects by its own acts. */
export async function personalDataCorrectionRequest(
  context: Context,
  channels: readonly Channel[],
  { idempotencyKey, field }: PersonalDataCorrectionRequestInput,
): Promise<{ at: string } | Problem> {
  const person = requirePerson(context);
  const basis = [{ law: '个人信息保护法', article: '第四十六条', mark: 'F' }] as const;
  return act(context, { action: 'personalData.correctionRequest', idempotencyKey, input: { field }, basis }, async (tx) => {
    tx.record({ subject: { type: 'Person', id: person }, note: JSON.stringify({ field }) });
    await tellPosts(tx, channels, {
      posts: [{ kind: 'DEPUTIES_OFFICE' }],
      kind: 'PERSONAL_CORRECTION_REQUESTED',
      subject: `${context.actor.name}：${FIELDS[field]}`,
      path: `/administration/people/${person}`,
    });
    return { at: tx.now.toISOString() };
  });
}
