import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistencyPath, Edge, inclusionPath, isConsistent, leafHash, nodeHash, rootOfInclusion, type Subtree, treeRoot } from './merkle.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** The leaves, roots and paths that Certificate Transparency's implementations of RFC 6962 are tested with. */
const VECTOR = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((each) => leafHash(hex(each)));
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const over = (leaves: readonly Buffer[]): Subtree => {
  const subtree: Subtree = (level, index) =>
    level === 0 ? leaves[index] ?? expect.unreachable(`leaf ${index}`) : nodeHash(subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
  return subtree;
};
const leavesOf = (count: number): Buffer[] => Array.from({ length: count }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)));
/** The definition of RFC 6962, 2.1, word by word. */
const defined = (leaves: readonly Buffer[]): Buffer => {
  if (leaves.length < 2) return leaves[0] ?? hex(ROOTS[0] ?? '');
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(defined(leaves.slice(0, k)), defined(leaves.slice(k)));
};

describe('the Merkle tree of the audit log', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))('AUD-01 MUST give the published root of %i leaves (RFC 6962, 2.1)', (size, root) => {
    expect(treeRoot(size, over(VECTOR)).toString('hex')).toBe(root);
  });

  it('AUD-02 MUST give the published paths (RFC 6962, 2.1.1 and 2.1.2)', () => {
    const tree = over(VECTOR);
    expect(inclusionPath(5, 8, tree).map((each) => each.toString('hex'))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(consistencyPath(6, 8, tree).map((each) => each.toString('hex'))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  const sizes = fc.integer({ min: 1, max: 300 });

  it('AUD-03 MUST grow to the root of the definition, whatever was there before', () => {
    fc.assert(fc.property(sizes, fc.nat(300), (size, kept) => {
      const leaves = leavesOf(size);
      const edge = Edge.of(Math.min(kept, size), over(leaves));
      for (const leaf of leaves.slice(edge.size)) {
        for (const { level, index, hash } of edge.append(leaf)) expect(hash).toEqual(over(leaves)(level, index));
      }
      expect(edge.root()).toEqual(defined(leaves));
      expect(treeRoot(size, over(leaves))).toEqual(defined(leaves));
    }), { numRuns: 60 });
  });

  it('AUD-04 MUST prove every leaf, and no other leaf, place or size', () => {
    fc.assert(fc.property(sizes, fc.nat(), fc.nat(), (size, a, b) => {
      const leaves = leavesOf(size);
      const [index, other] = [a % size, b % size];
      const path = inclusionPath(index, size, over(leaves));
      const root = treeRoot(size, over(leaves));
      expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      expect(rootOfInclusion(leaves[index] as Buffer, index, size, path)).toEqual(root);
      if (other === index) return;
      expect(rootOfInclusion(leaves[other] as Buffer, index, size, path)).not.toEqual(root);
      expect(rootOfInclusion(leaves[index] as Buffer, other, size, path)).not.toEqual(root);
      expect(rootOfInclusion(leaves[index] as Buffer, index, size, [...path, root])).toBeNull();
      expect(rootOfInclusion(leaves[index] as Buffer, index, size, path.slice(1))).not.toEqual(root);
    }), { numRuns: 100 });
  });

  it('AUD-05 MUST prove that a tree begins with an older one, and refuse one whose past was changed', () => {
    fc.assert(fc.property(sizes, fc.nat(), fc.nat(), (size, a, b) => {
      const leaves = leavesOf(size);
      const old = a % (size + 1);
      const first = { size: old, root: treeRoot(old, over(leaves)) };
      const second = { size, root: treeRoot(size, over(leaves)) };
      expect(isConsistent(first, second, consistencyPath(old, size, over(leaves)))).toBe(true);
      if (old === 0) return;
      const forged = leaves.with(b % old, leafHash(Buffer.from('forged')));
      const instead = { size, root: treeRoot(size, over(forged)) };
      expect(isConsistent(first, instead, consistencyPath(old, size, over(forged)))).toBe(false);
      expect(isConsistent({ ...first, size: old - 1 }, second, consistencyPath(old, size, over(leaves)))).toBe(false);
    }), { numRuns: 100 });
  });
});
