import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { type Db, poolOf } from "./db.ts";

export type Metrics = {
  countRequest(request: { method: string; route: string; status: number; ms: number }): void;
  /** What /metrics answers, in the text form of Prometheus. */
  text(): Promise<string>;
  contentType: string;
};

export function openMetrics(db: Db): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "tirek_http_seconds",
    help: "Time to answer, by route pattern and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  gaugeJobs(registry, db);
  gaugePool(registry, db);
  return {
    countRequest: ({ method, route, status, ms }) =>
      requests.observe({ method, route, status: String(status) }, ms / 1000),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function gaugeJobs(registry: Registry, db: Db): void {
  new Gauge({
    name: "tirek_jobs",
    help: "Jobs by task and state",
    labelNames: ["task", "state"],
    registers: [registry],
    async collect() {
      const counted = await db
        .selectFrom("core.jobs")
        .groupBy(["task", "state"])
        .select((eb) => ["task", "state", eb.fn.countAll<number>().as("count")])
        .execute();
      this.reset();
      for (const { task, state, count } of counted) this.set({ task, state }, count);
    },
  });
}

function gaugePool(registry: Registry, db: Db): void {
  new Gauge({
    name: "tirek_db_connections",
    help: "Connections of this process to the database, and requests that wait for one",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      const { totalCount, idleCount, waitingCount } = poolOf(db);
      this.set({ state: "busy" }, totalCount - idleCount);
      this.set({ state: "idle" }, idleCount);
      this.set({ state: "waiting" }, waitingCount);
    },
  });
}
