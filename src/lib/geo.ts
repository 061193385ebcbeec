export type Point = { lon: number; lat: number };

const earthRadiusKm = 6371.0088;

/** The distance between two places along the earth's surface. */
export function distanceKm(a: Point, b: Point): number {
  const [from, to] = [radians(a.lat), radians(b.lat)];
  const half =
    Math.sin((to - from) / 2) ** 2 +
    Math.cos(from) * Math.cos(to) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** The place so many kilometres away in that direction, north being 0 and east 90 degrees. */
export function placeAt(from: Point, km: number, degrees: number): Point {
  const [angle, bearing, lat] = [km / earthRadiusKm, radians(degrees), radians(from.lat)];
  const toLat = Math.asin(
    Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing),
  );
  const eastward = Math.atan2(
    Math.sin(bearing) * Math.sin(angle) * Math.cos(lat),
    Math.cos(angle) - Math.sin(lat) * Math.sin(toLat),
  );
  return { lon: from.lon + (eastward * 180) / Math.PI, lat: (toLat * 180) / Math.PI };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
