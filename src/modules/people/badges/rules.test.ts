import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { certificateWith } from "#test/certificate.ts";
import { whoMay } from "#test/people-of-roles.ts";
import { type Kind, kinds } from "../certificates/schema.ts";
import { canKeepKeys } from "./access.ts";
import { badgeOf, didDocument, didOf, placeInLists, placesOf, statusListOf } from "./rules.ts";

it("the keys of the country are changed by the national team alone", () => {
  expect(whoMay(canKeepKeys)).toEqual(["national"]);
});

const Subject = z.looseObject({ achievement: z.looseObject({ achievementType: z.string() }) });
const Subjects = z.looseObject({ encodedList: z.string() });
const publicUrl = "https://tirek.example";

describe("the site as who signs", () => {
  it("is a decentralised identifier, with its port", () => {
    expect(didOf(publicUrl)).toBe("did:web:tirek.example");
    expect(didOf("http://localhost:3000")).toBe("did:web:localhost%3A3000");
  });

  it("keeps its retired keys, for badges that they signed still hold", () => {
    const madeAt = new Date();
    const keys = [
      { id: "k2", publicKey: "z2", madeAt, retiredAt: null },
      { id: "k1", publicKey: "z1", madeAt, retiredAt: madeAt },
    ];
    expect(didDocument(publicUrl, keys)).toEqual({
      "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
      id: "did:web:tirek.example",
      verificationMethod: [
        {
          id: "did:web:tirek.example#k2",
          type: "Multikey",
          controller: "did:web:tirek.example",
          publicKeyMultibase: "z2",
        },
        {
          id: "did:web:tirek.example#k1",
          type: "Multikey",
          controller: "did:web:tirek.example",
          publicKeyMultibase: "z1",
        },
      ],
      assertionMethod: ["did:web:tirek.example#k2", "did:web:tirek.example#k1"],
    });
  });
});

describe("a badge", () => {
  const url = `${publicUrl}/certificates/KZ-2026-ABCD-0123`;
  const badge = (changes: Parameters<typeof certificateWith>[0] = {}) =>
    badgeOf({ certificate: certificateWith(changes), publicUrl, language: "ru" });

  it("says who did what and when, and where it is looked up whether it still holds", () => {
    expect(badge({ place: 131_073, patronymic: "Серікқызы" })).toEqual({
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      id: url,
      type: ["VerifiableCredential", "OpenBadgeCredential"],
      issuer: {
        id: "did:web:tirek.example",
        type: ["Profile"],
        name: "Тірек – сеть ведущих школ Казахстана",
        url: publicUrl,
      },
      validFrom: "2026-01-26T00:00:00+05:00",
      name: "Исследование урока",
      credentialSubject: {
        type: ["AchievementSubject"],
        identifier: [
          {
            type: "IdentityObject",
            hashed: false,
            identityHash: "Әлиева Күләш Серікқызы",
            identityType: "name",
          },
        ],
        activityStartDate: "2026-01-12T00:00:00+05:00",
        activityEndDate: "2026-01-23T23:59:59+05:00",
        creditsEarned: 72,
        achievement: {
          id: `${url}#achievement`,
          type: ["Achievement"],
          name: "Исследование урока",
          description: "Организатор: Школа",
          achievementType: "Course",
          inLanguage: "ru",
          criteria: { narrative: "Обучение на курсе с отмеченным посещением" },
        },
      },
      credentialStatus: {
        id: `${publicUrl}/certificates/status/1#1`,
        type: "BitstringStatusListEntry",
        statusPurpose: "revocation",
        statusListIndex: "1",
        statusListCredential: `${publicUrl}/certificates/status/1`,
      },
    });
  });

  it("ends with the last day of its certificate, and counts no hours where none are known", () => {
    expect(badge({ validUntil: "2027-01-26" })).toMatchObject({
      validUntil: "2027-01-26T23:59:59+05:00",
    });
    expect(badge()).not.toHaveProperty("validUntil");
    expect(badge({ hours: null })).not.toHaveProperty("credentialSubject.creditsEarned");
  });

  it("names what it is for in the words of the standard", () => {
    const typeOf = (kind: Kind) => {
      const { achievementType } = Subject.parse(badge({ kind }).credentialSubject).achievement;
      return achievementType;
    };
    expect(kinds.map(typeOf)).toEqual(["Course", "Certification", "Certificate", "Award"]);
  });
});

describe("a status list", () => {
  const at = new Date("2026-03-01T09:00:00.123Z");
  const listOf = (list: number, ...places: number[]) =>
    statusListOf({ list, places, publicUrl, at });
  /** The places whose bit is set, the first being 0, as a verifier reads them. */
  const setIn = (list: ReturnType<typeof listOf>) => {
    const { encodedList } = Subjects.parse(list.credentialSubject);
    const bits = gunzipSync(Buffer.from(encodedList.slice(1), "base64url"));
    expect([encodedList.charAt(0), bits.length * 8]).toEqual(["u", 131_072]);
    return [...bits].flatMap((byte, place) =>
      [0, 1, 2, 3, 4, 5, 6, 7].flatMap((bit) => (byte & (0x80 >> bit) ? [place * 8 + bit] : [])),
    );
  };

  it("gives each certificate one bit of one list", () => {
    expect(placeInLists(0)).toEqual({ list: 0, index: 0 });
    expect(placeInLists(131_071)).toEqual({ list: 0, index: 131_071 });
    expect(placeInLists(131_072)).toEqual({ list: 1, index: 0 });
    expect(placesOf(0)).toEqual({ from: 0, until: 131_072 });
    expect(placesOf(1)).toEqual({ from: 131_072, until: 262_144 });
  });

  it("sets the bits of those that no longer hold, and no other", () => {
    expect(setIn(listOf(0))).toEqual([]);
    expect(setIn(listOf(0, 0, 7, 8, 131_071))).toEqual([0, 7, 8, 131_071]);
    expect(setIn(listOf(1, 131_072, 131_074, 262_143))).toEqual([0, 2, 131_071]);
    expect(setIn(listOf(0, 5, 5))).toEqual([5]);
  });

  it("says whose it is, since when and what its bits mean", () => {
    expect(listOf(3)).toMatchObject({
      "@context": ["https://www.w3.org/ns/credentials/v2"],
      id: `${publicUrl}/certificates/status/3`,
      type: ["VerifiableCredential", "BitstringStatusListCredential"],
      issuer: "did:web:tirek.example",
      validFrom: "2026-03-01T09:00:00Z",
      credentialSubject: {
        id: `${publicUrl}/certificates/status/3#list`,
        type: "BitstringStatusList",
        statusPurpose: "revocation",
      },
    });
  });
});
