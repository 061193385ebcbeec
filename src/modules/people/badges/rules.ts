import { gzipSync } from "node:zlib";
import { fullName } from "#lib/names.ts";
import { contexts } from "#lib/signed-json.ts";
import { inLanguage, type Language, wordsIn, wordsOf } from "#lib/texts.ts";
import type { Certificate, Kind } from "../certificates/schema.ts";
import type { IssuerKey, Unsigned } from "./schema.ts";
import { texts } from "./texts.ts";

/** The fewest bits a status list may have, so that one bit tells little of whose it is. */
const bitsInList = 131_072;

const achievementTypes: Record<Kind, string> = {
  course: "Course",
  trainer: "Certification",
  event: "Certificate",
  contest: "Award",
};

/** The site as a decentralised identifier: did:web:tirek.kz, did:web:localhost%3A3000. */
export function didOf(publicUrl: string): string {
  return `did:web:${encodeURIComponent(new URL(publicUrl).host)}`;
}

/** Who signs and with which keys, for whoever checks; retired keys stay, or old badges would not hold. */
export function didDocument(publicUrl: string, keys: readonly IssuerKey[]) {
  const did = didOf(publicUrl);
  const ids = keys.map(({ id }) => `${did}#${id}`);
  return {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    id: did,
    verificationMethod: keys.map(({ id, publicKey }) => ({
      id: `${did}#${id}`,
      type: "Multikey",
      controller: did,
      publicKeyMultibase: publicKey,
    })),
    assertionMethod: ids,
  };
}

type Told = { certificate: Certificate; publicUrl: string; language: Language };

/** The certificate as an Open Badge 3.0, still to be signed. */
export function badgeOf({ certificate, publicUrl, language }: Told): Unsigned {
  const t = inLanguage(texts, language);
  const { number, issuedOn, validUntil, hours } = certificate;
  const url = `${publicUrl}/certificates/${number}`;
  return {
    "@context": [contexts.credentials, contexts.openBadges],
    id: url,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    issuer: { id: didOf(publicUrl), type: ["Profile"], name: t.issuer, url: publicUrl },
    validFrom: startOf(issuedOn),
    ...(validUntil ? { validUntil: endOf(validUntil) } : {}),
    name: wordsIn(wordsOf(certificate, "title"), language),
    credentialSubject: {
      type: ["AchievementSubject"],
      identifier: [
        {
          type: "IdentityObject",
          hashed: false,
          identityHash: fullName(certificate),
          identityType: "name",
        },
      ],
      activityStartDate: startOf(certificate.fromDay),
      activityEndDate: endOf(certificate.untilDay),
      ...(hours === null ? {} : { creditsEarned: hours }),
      achievement: achievementOf({ certificate, publicUrl, language }),
    },
    credentialStatus: statusEntryOf(certificate, publicUrl),
  };
}

function achievementOf({ certificate, publicUrl, language }: Told) {
  const t = inLanguage(texts, language);
  const { kk, ru } = certificate.organiser;
  const organiser = wordsIn({ kk, ru }, language);
  return {
    id: `${publicUrl}/certificates/${certificate.number}#achievement`,
    type: ["Achievement"],
    name: wordsIn(wordsOf(certificate, "title"), language),
    description: t.description(organiser),
    achievementType: achievementTypes[certificate.kind],
    inLanguage: language,
    criteria: { narrative: t.criteria[certificate.kind] },
  };
}

function statusEntryOf({ place }: Certificate, publicUrl: string) {
  const { list, index } = placeInLists(place);
  const listUrl = `${publicUrl}/certificates/status/${list}`;
  return {
    id: `${listUrl}#${index}`,
    type: "BitstringStatusListEntry",
    statusPurpose: "revocation",
    statusListIndex: String(index),
    statusListCredential: listUrl,
  };
}

export function placeInLists(place: number): { list: number; index: number } {
  return { list: Math.floor(place / bitsInList), index: place % bitsInList };
}

/** The first place of a list, and the first of the next. */
export function placesOf(list: number): { from: number; until: number } {
  return { from: list * bitsInList, until: (list + 1) * bitsInList };
}

type List = { list: number; places: readonly number[]; publicUrl: string; at: Date };

/** Which badges of a list no longer hold, one bit each, still to be signed. */
export function statusListOf({ list, places, publicUrl, at }: List): Unsigned {
  const url = `${publicUrl}/certificates/status/${list}`;
  const bits = Buffer.alloc(bitsInList / 8);
  for (const place of places) {
    const { index } = placeInLists(place);
    bits.writeUInt8(bits.readUInt8(index >> 3) | (0x80 >> (index & 7)), index >> 3);
  }
  return {
    "@context": [contexts.credentials],
    id: url,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: didOf(publicUrl),
    validFrom: `${at.toISOString().slice(0, 19)}Z`,
    credentialSubject: {
      id: `${url}#list`,
      type: "BitstringStatusList",
      statusPurpose: "revocation",
      // The letter says that base64url follows.
      encodedList: `u${gzipSync(bits).toString("base64url")}`,
    },
  };
}

function startOf(day: string): string {
  return `${day}T00:00:00+05:00`;
}

function endOf(day: string): string {
  return `${day}T23:59:59+05:00`;
}
