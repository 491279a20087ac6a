/** Distances on the ground. Pure. */

export interface Point {
  latitude: number;
  longitude: number;
}

const EARTH_KM = 6_371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres between two points, along a great circle. */
export function kilometres(one: Point, other: Point): number {
  const north = Math.sin(radians(other.latitude - one.latitude) / 2);
  const east = Math.sin(radians(other.longitude - one.longitude) / 2);
  const chord = north * north + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * east * east;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Those nearest to a point, nearest first, each with how far it is. */
export function nearest<Place extends { location?: Point | null }>(from: Point, places: readonly Place[], most: number): { place: Place; km: number }[] {
  return places
    .flatMap((place) => (place.location ? [{ place, km: kilometres(from, place.location) }] : []))
    .toSorted((one, other) => one.km - other.km)
    .slice(0, most);
}
