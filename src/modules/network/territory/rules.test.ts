import { expect, it } from "vitest";
import { placesAlong } from "./rules.ts";

const before = { id: 1, during: "[1997-05-23,2022-06-08)" };
const after = { id: 2, during: "[2022-06-08,2024-01-01)" };
const last = { id: 3, during: "[2024-01-01,2030-01-01)" };

it("places a school in each district that followed another while it was open", () => {
  expect(placesAlong([before, after, last], "[2019-09-01,2025-01-01)")).toEqual([
    { districtId: 1, during: "[2019-09-01,2022-06-08)" },
    { districtId: 2, during: "[2022-06-08,2024-01-01)" },
    { districtId: 3, during: "[2024-01-01,2025-01-01)" },
  ]);
});

it("places a school in the first district before it was there and in the last one ever after", () => {
  expect(placesAlong([before, after], "[1936-09-01,)")).toEqual([
    { districtId: 1, during: "[1936-09-01,2022-06-08)" },
    { districtId: 2, during: "[2022-06-08,)" },
  ]);
  expect(placesAlong([before], "[,)")).toEqual([{ districtId: 1, during: "[,)" }]);
});

it("leaves out districts that were gone before the school opened or came after it closed", () => {
  expect(placesAlong([before, after, last], "[2022-06-08,2024-01-01)")).toEqual([
    { districtId: 2, during: "[2022-06-08,2024-01-01)" },
  ]);
  expect(placesAlong([before, after, last], "[2023-09-01,)")).toEqual([
    { districtId: 2, during: "[2023-09-01,2024-01-01)" },
    { districtId: 3, during: "[2024-01-01,)" },
  ]);
  expect(placesAlong([before, after], "[2019-09-01,2020-09-01)")).toEqual([
    { districtId: 1, during: "[2019-09-01,2020-09-01)" },
  ]);
  expect(placesAlong([before, after], "[2019-09-01,2022-06-08)")).toEqual([
    { districtId: 1, during: "[2019-09-01,2022-06-08)" },
  ]);
  expect(placesAlong([], "[2019-09-01,)")).toEqual([]);
});

it("places a school that nobody knows the opening of from ever before until it closes", () => {
  expect(placesAlong([before, after], "[,2023-01-01)")).toEqual([
    { districtId: 1, during: "[,2022-06-08)" },
    { districtId: 2, during: "[2022-06-08,2023-01-01)" },
  ]);
});
