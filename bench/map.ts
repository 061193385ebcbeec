import { gunzipSync } from "node:zlib";
import type { Web } from "./place.ts";
import { kilobytes, type Measure } from "./table.ts";

/** What the map of all the country's districts weighs on the way to the visitor. */
export async function measureMap({ url }: Web): Promise<Measure[]> {
  const zipped = await bytesOf(`${url}/network?level=districts`);
  return [
    {
      what: "map by districts, whole page gzipped",
      promise: "<= 60 KB",
      figure: `${kilobytes(zipped.length)} (${kilobytes(gunzipSync(zipped).length)} unpacked)`,
    },
  ];
}

// fetch would unpack the bytes on the way.
async function bytesOf(address: string): Promise<Buffer> {
  const { get } = await import("node:http");
  return new Promise((resolve, reject) => {
    get(address, { headers: { "accept-encoding": "gzip" } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part) => parts.push(part));
      response.once("end", () => resolve(Buffer.concat(parts)));
    }).once("error", reject);
  });
}
