import type { Act } from '@redpine/kit/act';
import type { Fields } from '@redpine/kit/text';
import type { OpinionSenderInput } from '../generated/types.ts';

export interface Sender {
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
}

/** How a sender can be reached, as it is stored; null where she stays unnamed. Problems stand under `sender`. */
export function checkSender(fields: Fields, input: { sender?: OpinionSenderInput | null; byPhone?: boolean | null }, may: { stayUnnamed: boolean }): Sender | null {
  const given = input.sender ?? {};
  const text = (value: string | null | undefined, field: keyof Sender, max: number): string | null =>
    fields.text(value, { path: `sender.${field}`, max }) || null;
  const sender: Sender = {
    name: text(given.name, 'name', 50), phone: text(given.phone, 'phone', 20), email: text(given.email, 'email', 100), address: text(given.address, 'address', 200),
  };
  if (sender.phone !== null && !/^\+?[0-9][0-9 -]{3,18}[0-9]$/.test(sender.phone)) {
    fields.add('sender.phone', 'PHONE', { zh: '请填写 5–20 位的电话号码。', en: 'A telephone number has 5–20 digits.' });
  }
  if (sender.email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(sender.email)) {
    fields.add('sender.email', 'EMAIL', { zh: '不是有效的邮箱。', en: 'Not an address for mail.' });
  }
  if (input.byPhone === true && sender.phone === null) {
    fields.add('sender.phone', 'REQUIRED', { zh: '希望电话告知的，请填写电话。', en: 'Give the number to be called.' });
  }
  if (sender.name === null && !may.stayUnnamed) {
    fields.add('sender.name', 'REQUIRED', { zh: '按本区规定，请填写姓名。', en: 'By the local rule, give your name.' });
  }
  return Object.values(sender).every((value) => value === null) ? null : sender;
}

export async function keepSender(tx: Act, opinion: string, sender: Sender | null): Promise<void> {
  if (sender === null) return;
  await tx.query('insert into opinion_sender (id, name, phone, email, address) values ($1, $2, $3, $4, $5)', [
    opinion, sender.name, sender.phone, sender.email, sender.address,
  ]);
}
