import { expect, it } from 'vitest';
import { personalTable } from './personal-table.ts';

it('PII-60 MUST write a person’s data as tables in which no text becomes markup', () => {
  const sections = [{ name: '通知', rows: [{ 内容: '<script>alert("1")</script>&', 阅读时间: null }] }, { name: '访问令牌', rows: [] }];
  const page = personalTable('我的个人信息', JSON.stringify({ at: '2026-05-06T02:00:00Z', held: [{ service: 'directory', sections }] }));
  expect(page).toContain('<tr><td>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;</td><td></td></tr>');
  expect(page).toContain('<h2>访问令牌（0）</h2>');
  expect(page).not.toContain('<script');
});
