import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Request } from "./web.ts";

const fourteenDays = 14 * 24 * 3600;
const tenMinutes = 600;
const fiveMinutes = 300;
const oneYear = 365 * 24 * 3600;

// A "__Host-" cookie cannot be set by a neighbour's subdomain, but browsers take it over HTTPS only.
function sessionName(c: Request): string {
  return isSecure(c) ? "__Host-tirek" : "tirek";
}

function isSecure(c: Request): boolean {
  return c.get("config").PUBLIC_URL.startsWith("https:");
}

export function readSessionCookie(c: Request): string | undefined {
  return getCookie(c, sessionName(c));
}

export function setSessionCookie(c: Request, token: string): void {
  setCookie(c, sessionName(c), token, {
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(c),
    path: "/",
    maxAge: fourteenDays,
  });
}

export function clearSessionCookie(c: Request): void {
  deleteCookie(c, sessionName(c), { path: "/", secure: isSecure(c) });
}

// Binds a sign-in on its way to an identity provider and back to this browser.
function wayName(c: Request): string {
  return isSecure(c) ? "__Host-tirek-way" : "tirek-way";
}

export function readWayCookie(c: Request): string | undefined {
  return getCookie(c, wayName(c));
}

export function setWayCookie(c: Request, token: string): void {
  setCookie(c, wayName(c), token, {
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(c),
    path: "/",
    maxAge: tenMinutes,
  });
}

export function clearWayCookie(c: Request): void {
  deleteCookie(c, wayName(c), { path: "/", secure: isSecure(c) });
}

// Marks of the people who signed in from this browser before, none of which names anybody.
function marksName(c: Request): string {
  return isSecure(c) ? "__Host-tirek-marks" : "tirek-marks";
}

export function readMarksCookie(c: Request): string[] {
  return getCookie(c, marksName(c))?.split("~") ?? [];
}

export function setMarksCookie(c: Request, marks: readonly string[]): void {
  setCookie(c, marksName(c), marks.join("~"), {
    httpOnly: true,
    sameSite: "Strict",
    secure: isSecure(c),
    path: "/",
    maxAge: oneYear,
  });
}

// Binds what a passkey is asked to sign to the browser that asked for it.
function askedName(c: Request): string {
  return isSecure(c) ? "__Host-tirek-asked" : "tirek-asked";
}

export function readAskedCookie(c: Request): string | undefined {
  return getCookie(c, askedName(c));
}

export function setAskedCookie(c: Request, token: string): void {
  setCookie(c, askedName(c), token, {
    httpOnly: true,
    sameSite: "Strict",
    secure: isSecure(c),
    path: "/",
    maxAge: fiveMinutes,
  });
}

export function clearAskedCookie(c: Request): void {
  deleteCookie(c, askedName(c), { path: "/", secure: isSecure(c) });
}

export function readLanguageCookie(c: Request): string | undefined {
  return getCookie(c, "lang");
}

export function setLanguageCookie(c: Request, language: string): void {
  setCookie(c, "lang", language, {
    sameSite: "Lax",
    secure: isSecure(c),
    path: "/",
    maxAge: oneYear,
  });
}
