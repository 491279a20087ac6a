import { describe, expect, it } from 'vitest';
import { deliveryConfig } from './delivery.config.ts';
import { isoWeek } from './delivery.commands.ts';
import { digestSubject, kindWords, mailText } from './message.words.ts';
import type { Message } from './sender.ts';

const message: Message = {
  id: '01999999-0000-7000-8000-000000000001',
  account: { username: 'unit', name: '李二', email: 'unit@example.cn' },
  language: 'ZH',
  kind: 'REPLY_DUE_SOON',
  title: '答复期限将到',
  subject: '2026-06-02 · 闭1号\n关于增设社区助餐点的建议',
  url: 'https://renda.example.cn/representation/suggestions/1',
  at: '2026-05-18T00:10:00Z',
  lines: [],
  settingsUrl: 'https://renda.example.cn/settings',
};

describe('weeks', () => {
  it.each([
    ['2026-01-01T00:00:00Z', '2026-W01'],
    ['2026-01-04T15:59:59Z', '2026-W01'],
    ['2026-01-04T16:00:00Z', '2026-W02'],
    ['2027-01-03T00:00:00Z', '2026-W53'],
    ['2024-12-30T00:00:00Z', '2025-W01'],
  ])('DEL-01 MUST count %s into %s, by the day in Shanghai (ISO 8601)', (instant, week) => {
    expect(isoWeek(new Date(instant))).toBe(week);
  });
});

describe('configuration', () => {
  const REDPINE_URL = 'https://renda.example.cn';
  const secret = 's'.repeat(32);

  it('DEL-02 MUST be off where nothing is configured', () => {
    expect(deliveryConfig({ REDPINE_URL, MAIL_FROM: 'a@b', DELIVERY_WEBHOOK_SECRET: secret })).toBe(null);
  });

  it('DEL-03 MUST take each channel that is configured', () => {
    expect(deliveryConfig({ REDPINE_URL, SMTP_URL: 'smtp://mail:25', MAIL_FROM: 'a@b' })).toEqual({
      origin: REDPINE_URL, smtp: { url: 'smtp://mail:25', from: 'a@b' },
    });
    expect(deliveryConfig({ REDPINE_URL, DELIVERY_WEBHOOK_URL: 'https://hook/x', DELIVERY_WEBHOOK_SECRET: secret })).toEqual({
      origin: REDPINE_URL, webhook: { url: 'https://hook/x', secret },
    });
  });

  it.each([
    ['MAIL_FROM', { REDPINE_URL, SMTP_URL: 'smtp://mail' }],
    ['SMTP_URL', { REDPINE_URL, SMTP_URL: 'mail.example.cn', MAIL_FROM: 'a@b' }],
    ['DELIVERY_WEBHOOK_URL', { REDPINE_URL, DELIVERY_WEBHOOK_URL: 'ftp://x', DELIVERY_WEBHOOK_SECRET: secret }],
    ['DELIVERY_WEBHOOK_SECRET', { REDPINE_URL, DELIVERY_WEBHOOK_URL: 'https://x', DELIVERY_WEBHOOK_SECRET: 'short' }],
    ['REDPINE_URL', { SMTP_URL: 'smtp://mail', MAIL_FROM: 'a@b' }],
  ])('DEL-04 MUST name %s where it is at fault', (variable, env) => {
    expect(() => deliveryConfig(env)).toThrow(variable);
  });
});

describe('words', () => {
  it('DEL-05 MUST word the kinds as the shell does, in one line and in the account’s language', () => {
    expect(kindWords.get('WEEKLY_DIGEST')).toEqual({ zh: '本周待办', en: 'What waits this week' });
    const { subject, text } = mailText(message);
    expect(subject).toBe('[红松] 答复期限将到 · 2026-06-02 · 闭1号 关于增设社区助餐点的建议');
    expect(text).toContain('https://renda.example.cn/settings');
    expect(mailText({ ...message, language: 'EN', title: null }).subject).toBe('[Redpine] 2026-06-02 · 闭1号 关于增设社区助餐点的建议');
  });

  it('DEL-06 MUST say how many wait, and how many of them are overdue', () => {
    expect(digestSubject(9, 2, 'ZH')).toBe('待办 9 件，其中逾期 2 件');
    expect(digestSubject(9, 0, 'EN')).toBe('9 waiting');
    const lines = [{ name: '待答复', count: 3, overdue: 1, url: 'https://renda.example.cn/q' }];
    expect(mailText({ ...message, lines }).text).toContain('- 待答复：3 件，其中逾期 1 件\n  https://renda.example.cn/q');
  });
});
