import { describe, expect, it } from "vitest";
import { distanceKm, placeAt } from "./geo.ts";

const astana = { lon: 71.43, lat: 51.13 };
const almaty = { lon: 76.93, lat: 43.24 };

describe("distanceKm", () => {
  it("measures Astana to Almaty as about 970 km, both ways", () => {
    expect(distanceKm(astana, almaty)).toBeGreaterThan(960);
    expect(distanceKm(astana, almaty)).toBeLessThan(985);
    expect(distanceKm(almaty, astana)).toBeCloseTo(distanceKm(astana, almaty), 9);
  });

  it("is nothing from a place to itself and half the earth to its opposite", () => {
    expect(distanceKm(astana, astana)).toBe(0);
    expect(distanceKm({ lon: 0, lat: 0 }, { lon: 180, lat: 0 })).toBeCloseTo(20_015, 0);
  });
});

describe("placeAt", () => {
  it.each([0, 45, 180, 300])("lies as far away as was asked, towards %d degrees", (degrees) => {
    expect(distanceKm(astana, placeAt(astana, 94, degrees))).toBeCloseTo(94, 6);
  });

  it("goes north for 0 and east for 90 degrees", () => {
    expect(placeAt(astana, 50, 0).lat).toBeGreaterThan(astana.lat + 0.4);
    expect(placeAt(astana, 50, 90).lon).toBeGreaterThan(astana.lon + 0.6);
  });
});
