import { describe, expect, it } from 'vitest';
import { grouped } from './area-groups.ts';

const areas = [
  { id: 'd', name: '区', kind: 'DISTRICT', parent: null },
  { id: 's', name: '朝阳街道', kind: 'SUBDISTRICT', parent: { id: 'd' } },
  { id: 'c', name: '永红社区', kind: 'COMMUNITY', parent: { id: 's' } },
  { id: 't', name: '东升镇', kind: 'TOWN', parent: { id: 'd' } },
  { id: 'v', name: '东升村', kind: 'VILLAGE', parent: { id: 't' } },
];

describe('the list of communities', () => {
  it('POR-01 MUST group communities under their subdistrict and villages under their town, and keep the order', () => {
    expect(grouped(areas).map(({ name, below }) => [name, below.map((area) => area.name)])).toEqual([
      ['朝阳街道', ['永红社区']],
      ['东升镇', ['东升村']],
    ]);
  });
});
