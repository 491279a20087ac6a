import type { Text } from '@redpine/kit/language';
import type { Problem } from '@redpine/kit/problem';
import { invalid, Refused, requireVersion } from '@redpine/kit/problem';
import type { Fields } from '@redpine/kit/text';
import { administerBy, type Done, lockedRow } from '../administration/administration.act.ts';
import type { Context } from '../context.ts';
import { isMailAddress, NO_MAIL_ADDRESS } from '../delivery/channels.commands.ts';
import type { ContactRecordInput } from '../generated/types.ts';

const NONE: Text = { zh: '没有这名人员。', en: 'There is no such person.' };
const NO_PHONE: Text = { zh: '电话为 7–20 位数字，可含“+”、“-”和空格。', en: 'A telephone number has 7–20 digits, and may have +, - and spaces.' };

interface Contact {
  phone: string | null;
  email: string | null;
  address: string | null;
  version: number;
}

const COLUMNS = ['phone', 'email', 'address'] as const;

/**
 * 登记联系方式 — What the input leaves out stays as it is, since the office sees it masked; null removes it. The log keeps
 * which of them changed and never a value.
 */
export function contactRecord(context: Context, input: ContactRecordInput): Promise<Done | Problem> {
  const given = COLUMNS.filter((column) => input[column] !== undefined);
  const recorded = { person: input.person, version: input.version, given, idempotencyKey: input.idempotencyKey };
  return administerBy(context, 'CONTACT_RECORD', recorded, async ({ tx, fields }) => {
    const person = await lockedRow(tx, 'Person', input.person);
    if (!person) throw new Refused(invalid(context.language, 'person', 'UNKNOWN', NONE));
    const [standing] = await tx.query<Contact>('SELECT phone, email, address, version FROM person_contact WHERE id = $1', [person.id]);
    requireVersion(context.language, standing?.version ?? 0, input.version);
    const next = { ...(standing ?? { phone: null, email: null, address: null }), ...checked(fields, input, given) };
    fields.done();
    await tx.query(
      `INSERT INTO person_contact (id, phone, email, address) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET phone = excluded.phone, email = excluded.email, address = excluded.address,
         version = person_contact.version + 1`,
      [person.id, next.phone, next.email, next.address],
    );
    const after = Object.fromEntries(given.map((column) => [column, next[column] === null ? 'removed' : 'set']));
    tx.record({ subject: { type: 'Person', id: person.id }, after });
    tx.changed('Person', person.id);
    return person.id;
  });
}

function checked(fields: Fields, input: ContactRecordInput, given: readonly (typeof COLUMNS)[number][]): Partial<Contact> {
  const values = given.map((column) => [column, fields.text(input[column], { path: column, max: column === 'address' ? 200 : 254 }) || null]);
  const contact = Object.fromEntries(values) as Partial<Contact>;
  if (contact.phone && !/^\+?[0-9][0-9 -]{5,22}[0-9]$/.test(contact.phone)) fields.add('phone', 'PHONE', NO_PHONE);
  if (contact.email && !isMailAddress(contact.email)) fields.add('email', 'EMAIL', NO_MAIL_ADDRESS);
  return contact;
}
