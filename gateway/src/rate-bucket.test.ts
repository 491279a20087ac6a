import { expect, test } from 'vitest';
import { bucketOf } from './rate-bucket.ts';

const visitor = { id: 'anonymous', kind: 'ANONYMOUS' } as const;

test('GW-90 MUST give an account one bucket wherever it asks from', () => {
  const account = { id: '0190c0de-0000-7000-8000-000000000001', kind: 'ACCOUNT' } as const;
  expect(bucketOf(account, '10.1.2.3')).toBe(bucketOf(account, '2001:db8::1'));
});

test('GW-91 MUST give a visitor the bucket of her address, in IPv6 of her network', () => {
  expect(bucketOf(visitor, '192.0.2.7')).toBe('address 192.0.2.7');
  expect(bucketOf(visitor, '::ffff:192.0.2.7')).toBe('address 192.0.2.7');
  expect(bucketOf(visitor, '2001:DB8:1:2:3:4:5:6')).toBe('address 2001:db8:1:2::/64');
  expect(bucketOf(visitor, '2001:db8:1:2::9')).toBe('address 2001:db8:1:2::/64');
  expect(bucketOf(visitor, '2001:db8::9')).toBe('address 2001:db8:0:0::/64');
  expect(bucketOf(visitor, '::1')).toBe('address 0:0:0:0::/64');
  expect(bucketOf(visitor, 'fe80::1%eth0')).toBe('address fe80:0:0:0::/64');
});
