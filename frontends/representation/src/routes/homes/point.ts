/** Points on the map as they are typed and shown. Pure. */

/** Latitude and longitude as they are typed or copied, with a comma of either script; null for anything else. */
export function pointOf(text: string): { latitude: number; longitude: number } | null {
  const found = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/u.exec(text);
  return found ? { latitude: Number(found[1]), longitude: Number(found[2]) } : null;
}

/** As `pointOf` reads it. */
export const pointText = (point: { latitude: number; longitude: number } | null | undefined): string => (point ? `${point.latitude}, ${point.longitude}` : '');
