import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /open-data": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/openapi.json": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/regions": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/districts": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/schools": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/schools.csv": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/schools.geojson": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/schools/:id": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/schools/:id/circle": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/partnerships": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/partnerships.csv": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/statuses": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/platforms": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/documents": "yes yes yes yes yes yes yes yes yes",
    "GET /api/v1/network/regions.geojson": "yes yes yes yes yes yes yes yes yes",
  },
  records: {
    "/api/v1/network/schools/:id": ({ school }) => school.id,
    "/api/v1/network/schools/:id/circle": ({ leading }) => leading.id,
  },
};
