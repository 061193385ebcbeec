import { showDay, showNumber } from "#lib/dates.ts";
import { fullName } from "#lib/names.ts";
import { type Box, bytesOf, drawQr, fitText, type Look, openSheet, type Pdf } from "#lib/pdf.ts";
import { inLanguage, type Language, wordsIn, wordsOf } from "#lib/texts.ts";
import { markPath } from "#ui/mark.tsx";
import type { Certificate } from "../schema.ts";
import { texts } from "../texts.ts";
import { organiserIn } from "./check.tsx";

const page = { width: 841.89, height: 595.28, margin: 64 };
const inner = page.width - 2 * page.margin;
const gap = 36;
const qrSide = 92;
const colours = {
  ink: "#14212b",
  muted: "#4a5963",
  teal: "#0b5563",
  gold: "#f2b632",
  line: "#d9dee2",
  paper: "#fbfaf7",
  shade: "#f0f3f1",
};
const look = {
  heading: { weight: "light", size: 30, colour: colours.teal, spacing: 7 },
  name: { weight: "strong", size: 31, colour: colours.ink, least: 12 },
  title: { weight: "strong", size: 16, colour: colours.teal, least: 7 },
  says: { weight: "regular", size: 11, colour: colours.muted },
  fact: { weight: "regular", size: 10.5, colour: colours.ink },
  small: { weight: "regular", size: 8.5, colour: colours.muted, least: 5 },
  strong: { weight: "strong", size: 10.5, colour: colours.ink },
} as const satisfies Record<string, Look>;

type Printed = { certificate: Certificate; url: string; english: boolean };

/** The certificate as a sheet to print: Kazakh and Russian side by side, or English alone. */
export async function drawCertificate(printed: Printed): Promise<Uint8Array<ArrayBuffer>> {
  const { certificate, url, english } = printed;
  const languages: Language[] = english ? ["en"] : ["kk", "ru"];
  const [first = "kk"] = languages;
  const title = `${wordsIn(wordsOf(certificate, "title"), first)} · ${certificate.number}`;
  const sheet = openSheet({ title, language: first });
  drawGround(sheet);
  drawHead(sheet, { certificate, languages });
  const width = (inner - gap * (languages.length - 1)) / languages.length;
  for (const [at, language] of languages.entries()) {
    const column = { x: page.margin + at * (width + gap), y: 276, width, height: 152 };
    drawColumn(sheet, { certificate, language, column });
  }
  drawSignatories(sheet, { certificate, languages });
  drawFoot(sheet, { certificate, languages, url });
  return bytesOf(sheet);
}

function drawGround(sheet: Pdf): void {
  sheet.rect(0, 0, page.width, page.height).fill(colours.paper);
  sheet.save().translate(430, -60).scale(5.2);
  sheet.path(markPath).lineWidth(5).lineCap("round").stroke(colours.shade).restore();
  sheet.rect(0, 0, 12, page.height).fill(colours.teal);
  sheet.rect(12, 0, 3, page.height).fill(colours.gold);
}

type Part = { certificate: Certificate; languages: Language[] };

function drawHead(sheet: Pdf, { certificate, languages }: Part): void {
  const { margin } = page;
  sheet.save().translate(margin, 44).scale(0.42);
  sheet.path(markPath).lineWidth(5).lineCap("round").stroke(colours.teal).restore();
  const [brand, motto] = [words(languages, "tirek"), words(languages, "motto")];
  const beside = { x: margin + 54, width: inner - 54 };
  fitText(sheet, brand[0] ?? "", {
    box: { ...beside, y: 42, height: 26 },
    look: { ...look.strong, size: 18 },
  });
  fitText(sheet, motto.join(" · "), { box: { ...beside, y: 68, height: 14 }, look: look.small });
  fitText(sheet, words(languages, "certificate")[0]?.toUpperCase() ?? "", {
    box: { x: margin, y: 118, width: inner, height: 46 },
    look: look.heading,
  });
  const height = fitText(sheet, fullName(certificate), {
    box: { x: margin, y: 172, width: inner, height: 84 },
    look: look.name,
  });
  sheet.rect(margin, 172 + height + 8, 72, 3).fill(colours.gold);
}

type Column = { certificate: Certificate; language: Language; column: Box };

function drawColumn(sheet: Pdf, { certificate, language, column }: Column): void {
  const t = inLanguage(texts, language);
  const says = t.says[certificate.kind];
  const first = fitText(sheet, says, { box: { ...column, height: 32 }, look: look.says });
  const title = { ...column, y: column.y + first + 4, height: 66 };
  const second = fitText(sheet, t.quoted(wordsIn(wordsOf(certificate, "title"), language)), {
    box: title,
    look: look.title,
  });
  const y = title.y + second + 6;
  const height = column.y + column.height - y;
  fitText(sheet, factsIn(certificate, language).join("\n"), {
    box: { ...column, y, height },
    look: look.fact,
  });
}

/** What is known of the activity, a line for each. */
function factsIn(certificate: Certificate, language: Language): string[] {
  const t = inLanguage(texts, language);
  const { hours, form, fromDay, untilDay, result, score } = certificate;
  const days = [...new Set([fromDay, untilDay])].map((day) => showDay(day, language));
  const outcome = [result && t.results[result], score && t.scoreOf(score)];
  return [
    [hours !== null && t.hoursOf(hours, showNumber(hours, language)), form && t.forms[form]],
    [days.join(" – ")],
    outcome,
    [`${t.organiser}: ${organiserIn(certificate, language)}`],
  ].flatMap((parts) => parts.filter(Boolean).join(", ") || []);
}

function drawSignatories(sheet: Pdf, { certificate, languages }: Part): void {
  const width = (inner - qrSide - 2 * gap) / 2;
  for (const [at, { name, positionKk, positionRu }] of certificate.signatories
    .slice(0, 2)
    .entries()) {
    const x = page.margin + at * (width + gap);
    const positions = languages.map((language) =>
      wordsIn({ kk: positionKk, ru: positionRu }, language),
    );
    const position = [...new Set(positions)].join("\n");
    fitText(sheet, position, { box: { x, y: 438, width, height: 44 }, look: look.small });
    sheet.moveTo(x, 504).lineTo(x + width, 504);
    sheet.lineWidth(0.75).stroke(colours.muted);
    fitText(sheet, name, { box: { x, y: 508, width, height: 22 }, look: look.strong });
  }
}

function drawFoot(sheet: Pdf, { certificate, languages, url }: Part & { url: string }): void {
  const x = page.width - page.margin - qrSide;
  drawQr(sheet, url, { x, y: 432, side: qrSide, colour: colours.ink });
  fitText(sheet, certificate.number, {
    box: { x: x - 2, y: 528, width: qrSide + 8, height: 14 },
    look: { ...look.strong, size: 9 },
  });
  fitText(sheet, url.replace(/^https?:\/\//, ""), {
    box: { x: x - 2, width: qrSide + 30, y: 542, height: 20 },
    look: { ...look.small, size: 6.5, least: 4 },
  });
  const left = { x: page.margin, y: 540, width: inner - qrSide - 2 * gap };
  const issued = languages.map((language) => issuedIn(certificate, language));
  fitText(sheet, issued.join("\n"), { box: { ...left, height: 26 }, look: look.small });
}

function issuedIn(certificate: Certificate, language: Language): string {
  const t = inLanguage(texts, language);
  const { issuedOn, validUntil } = certificate;
  const until = validUntil && t.until(showDay(validUntil, language));
  const place = wordsIn<string | null>(wordsOf(certificate, "place"), language);
  return [place, showDay(issuedOn, language), until].filter(Boolean).join(", ");
}

function words(languages: readonly Language[], key: "tirek" | "motto" | "certificate"): string[] {
  return languages.map((language) => inLanguage(texts, language)[key]);
}
