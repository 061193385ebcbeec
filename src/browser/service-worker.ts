import { flush } from "./outbox.ts";

// The few parts of a service worker's world that are used here; the types of a page and of a worker exclude each other.
type Lasting = Event & { waitUntil(done: Promise<unknown>): void };
type FetchEvent = Lasting & { request: Request; respondWith(answer: Promise<Response>): void };
type Told = Lasting & { data: unknown };
type Events = {
  install: Lasting;
  activate: Lasting;
  fetch: FetchEvent;
  message: Told;
  sync: Lasting;
};
declare const self: {
  addEventListener<Name extends keyof Events>(name: Name, on: (event: Events[Name]) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
};

const shelf = "tirek-1";
const noNetwork = "/no-network";
const monthMs = 30 * 86_400_000;
const survey = /^(\/s\/[a-zA-Z0-9-]{8,40})(\/|$)/;
const ofEvent = /^\/events\/[0-9a-f-]{36}\/(attendance|here)$/;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener("activate", (event) => {
  event.waitUntil(
    Promise.all([
      self.clients.claim(),
      caches
        .keys()
        .then((names) =>
          Promise.all(names.filter((name) => name !== shelf).map((name) => caches.delete(name))),
        ),
    ]),
  );
});

self.addEventListener("sync", (event) => event.waitUntil(flush()));

self.addEventListener("message", (event) => {
  const { keep, forget } = wishOf(event.data);
  const kept = keep.length > 0 ? [...keep, noNetwork] : [];
  event.waitUntil(Promise.all([...kept.map(keepPage), ...forget.map(forgetPages)]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate" && mayGiveWay(request, pathname)) {
    event.respondWith(fetch(request).catch(() => keptFor(pathname)));
  } else if (pathname.startsWith("/assets/")) {
    event.respondWith(keptAsset(request));
  }
});

/** What is sent by an ordinary form is not answered in the network's place, but for what is filled without it. */
function mayGiveWay({ method }: Request, pathname: string): boolean {
  return method === "GET" || survey.test(pathname) || ofEvent.test(pathname);
}

/** Pages asked to be kept, by their addresses, and beginnings of addresses that can go. */
function wishOf(given: unknown): { keep: string[]; forget: string[] } {
  const wish = typeof given === "object" && given !== null ? given : {};
  const listed = (name: string) => {
    const value: unknown = Reflect.get(wish, name);
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  };
  return { keep: listed("keep"), forget: listed("forget") };
}

async function keepPage(address: string): Promise<void> {
  const response = await fetch(address, { credentials: "same-origin" }).catch(() => null);
  if (!response?.ok || response.redirected) return;
  const cache = await caches.open(shelf);
  await cache.put(address, response.clone());
  await keepAssets(cache, await response.text());
  await forgetOld(cache);
}

/** The styles and scripts that the page names; under one name they never change. */
async function keepAssets(cache: Cache, html: string): Promise<void> {
  const named = new Set(html.match(/\/assets\/[\w.-]+\.(css|js)|\/mark\.svg/g) ?? []);
  for (const address of named) {
    if (!(await cache.match(address))) await cache.add(address).catch(() => undefined);
  }
}

async function forgetOld(cache: Cache): Promise<void> {
  for (const request of await cache.keys()) {
    const made = Date.parse((await cache.match(request))?.headers.get("date") ?? "");
    if (made < Date.now() - monthMs) await cache.delete(request);
  }
}

async function forgetPages(start: string): Promise<void> {
  const cache = await caches.open(shelf);
  for (const request of await cache.keys()) {
    if (new URL(request.url).pathname.startsWith(start)) await cache.delete(request);
  }
}

/**
 * What a page that cannot be reached gives way to: of a survey the whole form, of an event the same page as it was,
 * of all else the word that there is no network.
 */
async function keptFor(pathname: string): Promise<Response> {
  const link = survey.exec(pathname)?.[1];
  const address = link === undefined ? pathname : `${link}/whole`;
  const cache = await caches.open(shelf);
  const kept = await cache.match(address);
  if (!kept) return (await cache.match(noNetwork)) ?? Response.error();
  return address === pathname ? kept : Response.redirect(address, 303);
}

async function keptAsset(request: Request): Promise<Response> {
  return (await (await caches.open(shelf)).match(request)) ?? fetch(request);
}
