import autocannon from "autocannon";
import { quantile } from "./table.ts";

/** An address of our own server, with the language a browser would ask for. */
export type Address = { path: string; language: "kk" | "ru" | "en"; cookie?: string };

export type Load = { perSecond: number; p50: number; p975: number; p99: number; count: number };

const connections = 10;

/** Asks for the addresses from ten connections at once, for some seconds or each address once. */
export async function load(
  url: string,
  addresses: readonly Address[],
  bound: { seconds: number } | "once",
): Promise<Load> {
  const shares = Array.from({ length: connections }, (_, at) =>
    addresses.filter((_, place) => bound !== "once" || place % connections === at),
  );
  let taken = 0;
  const result = await autocannon({
    url,
    connections,
    ...(bound === "once" ? { amount: addresses.length } : { duration: bound.seconds }),
    setupClient: (client) => {
      const mine = shares[taken % connections] ?? [];
      // Each connection begins elsewhere, or all would ask for the same page at the same moment.
      const from = bound === "once" ? 0 : Math.floor((taken * mine.length) / connections);
      taken += 1;
      client.setRequests(
        [...mine.slice(from), ...mine.slice(0, from)].map(({ path, language }) => ({
          path,
          headers: headersFor(language),
        })),
      );
    },
  });
  const wrong = result.errors + result.timeouts + result.non2xx;
  if (wrong > 0) throw new Error(`${wrong} of ${result.requests.total} answers were wrong`);
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p975: result.latency.p97_5,
    p99: result.latency.p99,
    count: result.requests.total,
  };
}

export type Times = { p50: number; p95: number; p99: number; slowest: string };

type Asking = { addresses: readonly Address[]; rounds?: number; before: () => Promise<void> };

/** Asks for each address once, one after the other, in three rounds, each after a change; every answer counts. */
export async function askEach(
  url: string,
  { addresses, rounds = 3, before }: Asking,
): Promise<Times> {
  const all: { key: string; ms: number }[] = [];
  for (let round = 1; round <= rounds; round++) {
    await before();
    for (const address of addresses) {
      all.push({ key: `${address.language} ${address.path}`, ms: await ask(url, address) });
    }
  }
  const times = all.map(({ ms }) => ms);
  const [slowest] = all.toSorted((one, other) => other.ms - one.ms);
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    slowest: slowest ? `${decodeURIComponent(slowest.key)} ${slowest.ms} ms` : "",
  };
}

async function ask(url: string, { path, language, cookie }: Address): Promise<number> {
  const headers = { ...headersFor(language), ...(cookie ? { cookie } : {}) };
  const response = await fetch(url + path, { headers, redirect: "manual" });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return serverTime(response);
}

function headersFor(language: string): Record<string, string> {
  return { "accept-language": language, "accept-encoding": "gzip" };
}

function serverTime(response: Response): number {
  const [, text] = /app;dur=([\d.]+)/.exec(response.headers.get("server-timing") ?? "") ?? [];
  return Number(text);
}
