import { globSync, readFileSync } from 'node:fs';
import type { Text } from '@redpine/kit/language';
import { z } from 'zod';
import type { NotificationLanguage } from '../generated/types.ts';
import type { Message } from './sender.ts';

const APPS = new URL('../../../../frontends/', import.meta.url);
const manifest = z.object({
  notifications: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })).default({}),
});

/**
 * The words for kinds of notifications, from where they stand once: the manifests of the apps that they belong to. A
 * kind without words, or a service without the manifests beside it, sends the subject alone.
 */
export const kindWords: ReadonlyMap<string, Text> = new Map(
  globSync('*/routes.json', { cwd: APPS }).flatMap((path) =>
    Object.entries(manifest.parse(JSON.parse(readFileSync(new URL(path, APPS), 'utf8'))).notifications),
  ),
);

export function inLanguage(text: Text, language: NotificationLanguage): string {
  return language === 'EN' ? text.en : text.zh;
}

interface Words {
  product: string;
  greeting: (name: string) => string;
  open: string;
  line: (name: string, count: number, overdue: number) => string;
  why: string;
}

const WORDS: Readonly<Record<NotificationLanguage, Words>> = {
  ZH: {
    product: '红松',
    greeting: (name) => `${name}：`,
    open: '查看：',
    line: (name, count, overdue) => `${name}：${count} 件${overdue > 0 ? `，其中逾期 ${overdue} 件` : ''}`,
    why: '本邮件由系统自动发送，请勿回复。更改接收方式：',
  },
  EN: {
    product: 'Redpine',
    greeting: (name) => `Dear ${name},`,
    open: 'Open: ',
    line: (name, count, overdue) => `${name}: ${count}${overdue > 0 ? `, ${overdue} of them overdue` : ''}`,
    why: 'This mail was sent automatically; replies are not read. Choose what you get: ',
  },
};

/** One line for all that waits: `subject` of a weekly digest. */
export function digestSubject(waiting: number, overdue: number, language: NotificationLanguage): string {
  if (language === 'EN') return `${waiting} waiting${overdue > 0 ? `, ${overdue} of them overdue` : ''}`;
  return `待办 ${waiting} 件${overdue > 0 ? `，其中逾期 ${overdue} 件` : ''}`;
}

/** A mail's subject and plain text, in the account's language. */
export function mailText({ account, language, title, subject, url, lines, settingsUrl }: Message): { subject: string; text: string } {
  const words = WORDS[language];
  const parts = [
    words.greeting(account.name),
    ...(title === null ? [subject] : [title, subject]),
    ...lines.map(({ name, count, overdue, url: at }) => `- ${words.line(name, count, overdue)}\n  ${at}`),
    `${words.open}${url}`,
    `--\n${words.why}${settingsUrl}`,
  ];
  return {
    // A subject is one line, whatever a title holds.
    subject: `[${words.product}] ${[title, subject].filter((part) => part !== null).join(' · ')}`.replaceAll(/\s+/g, ' '),
    text: `${parts.join('\n\n')}\n`,
  };
}
