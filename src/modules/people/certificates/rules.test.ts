import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { certificateWith } from "#test/certificate.ts";
import {
  changesOf,
  isPrinted,
  numberFrom,
  readNumber,
  signCount,
  signsChosen,
  stateOf,
} from "./rules.ts";
import { type ReplaceForm, states } from "./schema.ts";

describe("the numbers of certificates", () => {
  const chosen = fc.array(fc.integer({ min: 0, max: signCount - 1 }), {
    minLength: 7,
    maxLength: 7,
  });

  it("are read back whatever the writing, and no single slip makes another number", () => {
    fc.assert(
      fc.property(
        chosen,
        fc.nat(10),
        fc.constantFrom(..."0123456789ABCDEFGHJKMNPQRSTVWXY"),
        (signs, at, sign) => {
          const number = numberFrom(2026, signs);
          expect(readNumber(number)).toBe(number);
          expect(readNumber(` ${number.toLowerCase().replaceAll("-", "–")} `)).toBe(number);
          const code = number.replaceAll("-", "").slice(2);
          const slipped = code.slice(0, at + 1) + sign + code.slice(at + 2);
          if (slipped !== code) expect(readNumber(slipped)).toBeNull();
        },
      ),
    );
  });

  it("do not survive two signs changed about", () => {
    fc.assert(
      fc.property(chosen, fc.integer({ min: 4, max: 10 }), (signs, at) => {
        const code = numberFrom(2026, signs).replaceAll("-", "").slice(2);
        const [one = "", two = ""] = [code[at], code[at + 1]];
        const swapped = code.slice(0, at) + two + one + code.slice(at + 2);
        if (one !== two) expect(readNumber(swapped)).toBeNull();
      }),
    );
  });

  it("take Cyrillic letters for the Latin ones they look like", () => {
    const number = numberFrom(2026, [10, 11, 17, 19, 12, 0, 1]);
    const code = number.slice(3);
    const cyrillic = code
      .replaceAll("A", "А")
      .replaceAll("B", "В")
      .replaceAll("C", "С")
      .replaceAll("0", "О");
    expect(readNumber(`КZ ${cyrillic}`)).toBe(number);
    expect(readNumber("")).toBeNull();
    expect(readNumber("мектеп")).toBeNull();
  });

  it("name the year, and stand in groups that can be read out", () => {
    const number = numberFrom(2026, [10, 11, 17, 19, 12, 0, 1]);
    expect(number).toMatch(/^KZ-2026-ABHK-C01[0-9A-Y]$/);
    expect(signsChosen).toBe(7);
    expect(signCount).toBe(31);
  });

  it("take every sign that is never used for the one it looks like", () => {
    const number = numberFrom(2026, [0, 1, 2, 27, 3, 6, 18]);
    const written = number.slice(3).replaceAll("-", "");
    const slips: Record<string, string> = {
      "0": "OОӨ",
      "1": "ILІ",
      "2": "Z",
      "3": "ЗЭ",
      "6": "Б",
      V: "U",
      J: "Ј",
    };
    for (const [sign, looks] of Object.entries(slips)) {
      expect(written, sign).toContain(sign);
      for (const look of looks)
        expect(readNumber(written.replaceAll(sign, look)), look).toBe(number);
    }
    const letters = numberFrom(2026, [10, 11, 12, 14, 17, 19, 20]);
    const cyrillic = letters
      .slice(3)
      .replaceAll(/[ABCEHKM]/g, (sign) => "АВСЕНКМ".charAt("ABCEHKM".indexOf(sign)));
    expect(readNumber(cyrillic)).toBe(letters);
    const others = numberFrom(2026, [22, 24, 25, 26, 29, 30, 30]);
    const look = others
      .slice(3)
      .replaceAll(/[PSTXY]/g, (sign) => "РЅТХҮ".charAt("PSTXY".indexOf(sign)));
    expect(readNumber(look)).toBe(others);
  });

  it("are none without the whole of them, or with more", () => {
    const number = numberFrom(2026, [10, 11, 17, 19, 12, 0, 1]);
    expect(readNumber(number.slice(0, -1))).toBeNull();
    expect(readNumber(`${number}0`)).toBeNull();
    expect(readNumber(`0${number}`)).toBeNull();
    expect(readNumber(`KZ${number}`)).toBeNull();
    expect(readNumber(number.replace("2026", "202A"))).toBeNull();
  });

  it("that begin as the country does are not cut short", () => {
    const number = numberFrom(2026, [19, 2, 2, 0, 2, 6, 1]);
    expect(readNumber(number)).toBe(number);
    expect(readNumber(number.slice(3))).toBe(number);
  });
});

describe("a certificate", () => {
  const today = "2026-03-01";
  const given = { revokedAt: null, replacedByNumber: null, validUntil: null };

  it("is valid to the end of its last day, and for good where none is set", () => {
    const until = (validUntil: string | null) => stateOf({ ...given, validUntil }, today);
    expect(until(null)).toBe("valid");
    expect(until("2026-03-01")).toBe("valid");
    expect(until("2026-02-28")).toBe("expired");
  });

  it("that was revoked or replaced is so, whatever its days", () => {
    const expired = { ...given, validUntil: "2020-01-01" };
    expect(stateOf({ ...expired, replacedByNumber: "x" }, today)).toBe("replaced");
    expect(stateOf({ ...expired, revokedAt: new Date() }, today)).toBe("revoked");
    expect(stateOf({ ...given, revokedAt: new Date(), replacedByNumber: "x" }, today)).toBe(
      "revoked",
    );
  });

  it("is printed though it has expired, but not once it was taken back", () => {
    expect(states.filter(isPrinted)).toEqual(["valid", "expired"]);
  });
});

describe("the history of a replacement", () => {
  const before = certificateWith({ validUntil: "2027-01-01", score: "95" });
  const same: ReplaceForm = {
    id: "",
    familyName: before.familyName,
    givenName: before.givenName,
    titleKk: before.title_kk,
    titleRu: before.title_ru,
    hours: 72,
    score: "95",
    issuedOn: "2026-03-01",
    validUntil: "2027-01-01",
    ground: "№ 1",
  };

  it("says what is said otherwise, from what to what", () => {
    expect(changesOf(before, same)).toEqual({});
    expect(changesOf(before, { ...same, titleKk: "Жаңа", titleEn: "New", hours: 36 })).toEqual({
      titleKk: { from: before.title_kk, to: "Жаңа" },
      titleEn: { from: null, to: "New" },
      hours: { from: "72", to: "36" },
    });
    expect(
      changesOf(before, { ...same, titleRu: "Новое", score: undefined, validUntil: undefined }),
    ).toEqual({
      titleRu: { from: before.title_ru, to: "Новое" },
      score: { from: "95", to: null },
      validUntil: { from: "2027-01-01", to: null },
    });
  });

  it("leaves names out", () => {
    expect(changesOf(before, { ...same, familyName: "Омар", patronymic: "Серік ұлы" })).toEqual({});
  });
});
