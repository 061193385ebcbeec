import { createHmac, timingSafeEqual } from "node:crypto";
import { dayOf, timeOf } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import type { Feed, FeedEvent } from "./schema.ts";
import { texts } from "./texts.ts";

/** A calendar as RFC 5545 and 7986 write it; what calendars do not know of they pass over. */
export function writeCalendar(events: readonly FeedEvent[], feed: Feed): string {
  const { name, language, publicUrl, source } = feed;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Tirek//Open calendar//${language.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    `NAME;LANGUAGE=${language}:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${zone}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    `SOURCE;VALUE=URI:${publicUrl}${source}`,
    ...timeZone,
    ...events.flatMap((event) => eventLines(event, feed)),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("");
}

const zone = "Asia/Almaty";

// Clocks were set back by an hour once since calendars of the network begin.
const timeZone = [
  "BEGIN:VTIMEZONE",
  `TZID:${zone}`,
  "BEGIN:STANDARD",
  "DTSTART:20041031T030000",
  "TZOFFSETFROM:+0700",
  "TZOFFSETTO:+0600",
  "TZNAME:+06",
  "END:STANDARD",
  "BEGIN:STANDARD",
  "DTSTART:20240301T000000",
  "TZOFFSETFROM:+0600",
  "TZOFFSETTO:+0500",
  "TZNAME:+05",
  "END:STANDARD",
  "END:VTIMEZONE",
];

const statuses = {
  confirmed: "CONFIRMED",
  tentative: "TENTATIVE",
  cancelled: "CANCELLED",
} as const;

function eventLines(event: FeedEvent, { language, publicUrl }: Feed): string[] {
  const { description, place, lat, lon, onlineUrl } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${event.id}`,
    `DTSTAMP:${inUtc(event.changedAt)}`,
    `CREATED:${inUtc(event.madeAt)}`,
    `LAST-MODIFIED:${inUtc(event.changedAt)}`,
    `SEQUENCE:${event.sequence}`,
    `STATUS:${statuses[event.state]}`,
    `DTSTART;TZID=${zone}:${localTime(event.startsAt)}`,
    `DTEND;TZID=${zone}:${localTime(event.endsAt)}`,
    `SUMMARY;LANGUAGE=${language}:${escaped(event.title)}`,
    ...(description ? [`DESCRIPTION;LANGUAGE=${language}:${escaped(description)}`] : []),
    ...(place ? [`LOCATION;LANGUAGE=${language}:${escaped(place)}`] : []),
    ...(lat !== null && lon !== null ? [`GEO:${lat};${lon}`] : []),
    `CATEGORIES;LANGUAGE=${language}:${escaped(event.kind)}`,
    `URL:${publicUrl}/events/${event.id}`,
    ...(onlineUrl ? [`CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:${address(onlineUrl)}`] : []),
    "END:VEVENT",
  ];
}

function inUtc(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function localTime(moment: Date): string {
  const seconds = moment.toISOString().slice(17, 19);
  return `${dayOf(moment).replaceAll("-", "")}T${timeOf(moment).replace(":", "")}${seconds}`;
}

// An address is not escaped as texts are, so nothing that ends a line may stand in it.
function address(url: string): string {
  return encodeURI(decoded(url));
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function escaped(text: string): string {
  return plain(text)
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll("\n", "\\n");
}

/** Text without what no calendar and no feed may hold: control characters and halves of characters. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\p{Cc}\u2028\u2029\ufffe\uffff]/gu, (one) =>
      one === "\n" || one === "\t" ? one : "",
    );
}

const longestLine = 75;

/** The line cut into pieces of at most 75 octets, none of them in the middle of a character. */
function folded(line: string): string {
  let out = "";
  let length = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (length + size > longestLine) {
      out += "\r\n ";
      length = 1;
    }
    out += letter;
    length += size;
  }
  return `${out}\r\n`;
}

/** The newest changes first, as RFC 4287 writes a feed. */
export function writeAtom(events: readonly FeedEvent[], feed: Feed & { now: Date }): string {
  const { name, language, publicUrl, source, now } = feed;
  const newest = events.toSorted((one, other) => +other.changedAt - +one.changedAt);
  const updated = newest[0]?.changedAt ?? now;
  const self = `${publicUrl}${source}`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${marked(self)}</id><title>${marked(name)}</title><updated>${updated.toISOString()}</updated>`,
    `<author><name>Tirek</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${marked(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${marked(`${publicUrl}/calendar`)}"/>`,
    ...newest.map((event) => entryOf(event, { publicUrl, language })),
    "</feed>\n",
  ].join("\n");
}

function entryOf(
  event: FeedEvent,
  { publicUrl, language }: Pick<Feed, "publicUrl" | "language">,
): string {
  const { id, kind, place, startsAt, changedAt, madeAt, description } = event;
  // Atom has no state: who reads titles alone would go there.
  const off = event.state === "cancelled" ? `${inLanguage(texts, language).cancelled}: ` : "";
  const title = `${off}${event.title}`;
  const when = `${dayOf(startsAt)} ${timeOf(startsAt)}`;
  const summary = [when, kind, place, description].filter(Boolean).join("\n");
  return [
    `<entry><id>urn:uuid:${id}</id><title>${marked(title)}</title>`,
    `<updated>${changedAt.toISOString()}</updated><published>${madeAt.toISOString()}</published>`,
    `<link rel="alternate" type="text/html" href="${marked(`${publicUrl}/events/${id}`)}"/>`,
    `<category term="${marked(kind)}"/><summary>${marked(summary)}</summary></entry>`,
  ].join("");
}

function marked(text: string): string {
  return plain(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

type Signed = { userId: string; number: number };

/** The name of a person's own calendar in its address: whose it is, and a seal that nobody else can make. */
export function signedName(secret: string, { userId, number }: Signed): string {
  const seal = createHmac("sha256", secret).update(`calendar feed ${userId} ${number}`);
  return `${userId}.${seal.digest("base64url").slice(0, 32)}`;
}

export function isSigned(secret: string, { name, ...signed }: Signed & { name: string }): boolean {
  const [given, right] = [Buffer.from(name), Buffer.from(signedName(secret, signed))];
  return given.length === right.length && timingSafeEqual(given, right);
}
