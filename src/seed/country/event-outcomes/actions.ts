import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { askingOf } from "#modules/events/feedback/actions.ts";
import { seedCertificates } from "../people/actions.ts";
import { seedRoundsAbout } from "../surveys/actions.ts";
import { listHeldEvents, listVisitors } from "./queries.ts";
import { certifiedOf, whatFollowed, years, yearsBefore } from "./rules.ts";
import type { HeldEvent, Visitor } from "./schema.ts";

type SeededOutcomes = { seed: string; now: Date };
type Visited = { event: HeldEvent; visitors: readonly Visitor[] };

/** What came of a part of the events held: what their visitors told, and the certificates they were given. */
export async function seedOutcomes(
  tx: Db,
  seeding: SeededOutcomes,
): Promise<{ answers: number; certificates: number }> {
  const written = { answers: 0, certificates: 0 };
  const held = await listHeldEvents(tx, yearsBefore(seeding.now, years.certified));
  const followed = held
    .map((event) => ({ event, ...whatFollowed(event, seeding) }))
    .filter(({ isAsked, isCertified }) => isAsked || isCertified);
  for (let at = 0; at < followed.length; at += eventsAtOnce) {
    const some = followed.slice(at, at + eventsAtOnce);
    const visitors = Map.groupBy(
      await listVisitors(
        tx,
        some.map(({ event }) => event.id),
      ),
      ({ eventId }) => eventId,
    );
    const visited = some.flatMap((one) => {
      const attended = visitors.get(one.event.id);
      return attended ? [{ ...one, visitors: attended }] : [];
    });
    written.answers += await ask(
      tx,
      visited.filter(({ isAsked }) => isAsked),
      seeding,
    );
    written.certificates += await certify(
      tx,
      visited.filter(({ isCertified }) => isCertified),
      seeding,
    );
  }
  return written;
}

const eventsAtOnce = 500;
const hourMs = 3_600_000;

async function ask(tx: Db, visited: readonly Visited[], seeding: SeededOutcomes): Promise<number> {
  const asked = visited.flatMap(({ event, visitors }) =>
    (["event", "follow_up"] as const).map((purpose) => ({
      asking: askingOf(event, purpose),
      people: visitors,
      on: dayOf(event.endsAt),
      madeAt: new Date(event.endsAt.getTime() + hourMs),
    })),
  );
  return (await seedRoundsAbout(tx, { ...seeding, asked })).answers;
}

async function certify(
  tx: Db,
  visited: readonly Visited[],
  seeding: SeededOutcomes,
): Promise<number> {
  const certified = visited.map(({ event, visitors }) => ({
    source: { kind: "event", id: event.id },
    activity: certifiedOf(event, seeding),
    holders: visitors,
  }));
  return seedCertificates(tx, { ...seeding, certified });
}
