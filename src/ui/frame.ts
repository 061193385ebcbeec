import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Actor } from "#lib/actor.ts";
import type { Shown } from "#lib/shown.ts";
import type { Language } from "#lib/texts.ts";

/** What any part of a page may need to know of the request. */
export type Frame = {
  language: Language;
  actor: Actor;
  areas: readonly Shown[];
  /** Path and query of the page itself. */
  path: string;
  query: string;
  today: string;
  on: string;
};

export type Crumb = { href: string; label: string };

export const FrameContext = createContext<Frame>({
  language: "kk",
  actor: { kind: "guest" },
  areas: [],
  path: "/",
  query: "",
  today: "2026-01-01",
  on: "2026-01-01",
});

export function useFrame(): Frame {
  return useContext(FrameContext);
}

type Params = Record<string, string | number | null | undefined>;

/** An address with its parameters, empty ones left out, keeping the day the network is shown as of. */
export function linkTo(frame: Frame, path: string, params: Params = {}): string {
  const kept = frame.on === frame.today ? {} : { on: frame.on };
  return withParams(path, { ...params, ...kept });
}

/** This page's own address with some parameters changed; null takes one away. */
export function here(frame: Frame, changes: Params): string {
  return withParams(frame.path, { ...paramsOf(frame), lang: null, ...changes });
}

const params = new WeakMap<Frame, Params>();

// A page with filters asks for its own address a hundred times over.
function paramsOf(frame: Frame): Params {
  const known = params.get(frame);
  if (known) return known;
  const read = Object.fromEntries(new URLSearchParams(frame.query));
  params.set(frame, read);
  return read;
}

function withParams(path: string, params: Params): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
