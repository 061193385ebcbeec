import { asset } from "#lib/assets.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /mark.svg": "yes yes yes yes yes yes yes yes yes",
    "GET /robots.txt": "yes yes yes yes yes yes yes yes yes",
    "GET /service-worker.js": "yes yes yes yes yes yes yes yes yes",
    "GET /assets/:name": "yes yes yes yes yes yes yes yes yes",
    "GET /healthz": "yes yes yes yes yes yes yes yes yes",
    "GET /readyz": "yes yes yes yes yes yes yes yes yes",
    "GET /metrics": "no no no no no no no no no",
  },
  records: { "/assets/:name": () => asset("main.css").replace("/assets/", "") },
};
