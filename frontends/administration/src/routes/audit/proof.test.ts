import { expect, it } from 'vitest';
import { isProven, type Proof } from './proof.ts';

/** Leaf 5 of the 8 that implementations of RFC 6962 are tested with. */
const PROOF: Proof = {
  seq: 5,
  leaf: '4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658',
  path: [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ],
  checkpoint: { size: 8, root: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328' },
};

it('AUD-60 MUST accept the published proof, and no other place, leaf, path or root (RFC 9162, 2.1.3.2)', async () => {
  expect(await isProven(PROOF)).toBe(true);
  expect(await isProven({ ...PROOF, seq: 4 })).toBe(false);
  expect(await isProven({ ...PROOF, seq: 8 })).toBe(false);
  expect(await isProven({ ...PROOF, leaf: PROOF.leaf.replace('4', '5') })).toBe(false);
  expect(await isProven({ ...PROOF, path: PROOF.path.slice(1) })).toBe(false);
  expect(await isProven({ ...PROOF, checkpoint: { size: 16, root: PROOF.checkpoint.root } })).toBe(false);
  expect(await isProven({ ...PROOF, checkpoint: { size: 8, root: PROOF.leaf } })).toBe(false);
});
