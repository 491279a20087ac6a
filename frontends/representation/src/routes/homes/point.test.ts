import { describe, expect, it } from 'vitest';
import { pointOf, pointText } from './point.ts';

describe('a point that somebody types', () => {
  it.each([
    ['47.7276, 128.8990', 47.7276, 128.899], ['47.7276，128.8990', 47.7276, 128.899], [' 47.7276 128.8990 ', 47.7276, 128.899], ['-33,-70.5', -33, -70.5], ['91, 200', 91, 200],
  ])('FE-180 MUST be read from %s', (text, latitude, longitude) => {
    expect(pointOf(text)).toEqual({ latitude, longitude });
  });

  it.each(['', '47.7276', '东经128', '47.7276,128.8990,0', '47,7276, 128,8990', '1234, 5', '47.7276N, 128.899E'])('FE-181 MUST not be guessed from “%s”', (text) => {
    expect(pointOf(text)).toBeNull();
  });

  it('FE-182 MUST be shown as it is read', () => {
    const point = { latitude: 47.7276, longitude: 128.899 };
    expect(pointOf(pointText(point))).toEqual(point);
    expect(pointText(null)).toBe('');
  });
});
