import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { contains, districtShapes, project, regionShapes, sheet } from "./map.ts";

describe("the map of regions", () => {
  it("has 17 regions in 2018 and 20 in 2024", () => {
    expect(regionShapes("2018")).toHaveLength(17);
    expect(regionShapes("2024")).toHaveLength(20);
  });

  it("marks only the three cities as too small for a shape", () => {
    const points = regionShapes("2024").filter((shape) => shape.isPoint);
    expect(points.map((shape) => shape.kato)).toEqual(["710000000", "750000000", "790000000"]);
  });

  it("keeps every path and label on the sheet", () => {
    for (const shape of [...regionShapes("2018"), ...districtShapes("2024")]) {
      expect(shape.path).toMatch(/^M\d/);
      expect(shape.labelX).toBeGreaterThan(0);
      expect(shape.labelX).toBeLessThan(sheet.width);
      expect(shape.labelY).toBeGreaterThan(0);
      expect(shape.labelY).toBeLessThan(sheet.height);
    }
  });
});

describe("the map of districts", () => {
  it("holds the whole country in less than 15 KB of gzip", () => {
    expect(districtShapes("2018")).toHaveLength(216);
    const shapes = districtShapes("2024");
    expect(shapes).toHaveLength(224);
    const paths = shapes.map((shape) => `<path d="${shape.path}"/>`).join("");
    expect(gzipSync(paths).length).toBeLessThan(15_000);
  });

  it("draws one region over the whole sheet", () => {
    const akmola = districtShapes("2024", "110000000");
    const country = districtShapes("2024").find((shape) => shape.kato === "116600000");
    const alone = akmola.find((shape) => shape.kato === "116600000");
    expect(akmola.every((shape) => shape.kato.startsWith("11"))).toBe(true);
    expect(alone?.area).toBeGreaterThan((country?.area ?? 0) * 10);
  });
});

describe("project", () => {
  it("puts Astana upon its own shape, north of Almaty", () => {
    const astana = regionShapes("2024").find((shape) => shape.kato === "710000000");
    const [x, y] = project("2024")(71.43, 51.13);
    expect(Math.hypot(x - (astana?.labelX ?? 0), y - (astana?.labelY ?? 0))).toBeLessThan(8);
    expect(project("2024")(76.93, 43.24)[1]).toBeGreaterThan(y);
  });
});

describe("contains", () => {
  it("knows the region and the district a place lies in, and that a hole is not in it", () => {
    expect(contains("2024", "710000000")(71.43, 51.13)).toBe(true);
    expect(contains("2024", "110000000")(71.43, 51.13)).toBe(false);
    expect(contains("2024", "111000000")(69.3123, 53.3082)).toBe(true);
    expect(contains("2024", "115600000")(69.3123, 53.3082)).toBe(false);
  });

  it("holds nothing in a unit it does not know", () => {
    expect(contains("2018", "100000000")(80.2, 50.4)).toBe(false);
  });
});
