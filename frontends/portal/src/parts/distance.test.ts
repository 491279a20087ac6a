import { describe, expect, it } from 'vitest';
import { kilometres, nearest } from './distance.ts';

const HOME = { latitude: 47.7276, longitude: 128.899 };

describe('distances', () => {
  it.each([
    [HOME, HOME, 0],
    [{ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 }, 111.19],
    [HOME, { latitude: 48.7276, longitude: 128.899 }, 111.19],
    // A degree of longitude is shorter in the north.
    [HOME, { latitude: 47.7276, longitude: 129.899 }, 74.8],
    [{ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }, 111.19],
    [{ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 }, 20_015.09],
  ])('POR-60 MUST be measured from %o to %o: %d km', (one, other, km) => {
    expect(kilometres(one, other)).toBeCloseTo(km, 1);
    expect(kilometres(other, one)).toBeCloseTo(km, 1);
  });

  it('POR-61 MUST put the nearest first, so many at most, and leave out what stands nowhere', () => {
    const at = (name: string, north: number | null) => ({ name, location: north === null ? null : { latitude: HOME.latitude + north, longitude: HOME.longitude } });
    const found = nearest(HOME, [at('far', 0.3), at('unknown', null), at('near', 0.01), at('middle', -0.1)], 2);
    expect(found.map(({ place: { name }, km }) => `${name} ${km.toFixed(1)}`)).toEqual(['near 1.1', 'middle 11.1']);
  });
});
