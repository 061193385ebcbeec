import { z } from "zod";
/** An event as a feed tells of it, in one language. */
export const feedEventRow = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  kind: z.string(),
  place: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  madeAt: z.date(),
  changedAt: z.date(),
  sequence: z.int(),
  /** A draft and a place in the queue are tentative. */
  state: z.enum(["confirmed", "tentative", "cancelled"]),
  /** Given to those who come only. */
  onlineUrl: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
});
export type FeedEvent = z.infer<typeof feedEventRow>;

/** What a feed says of itself. */
export type Feed = {
  name: string;
  language: "kk" | "ru" | "en";
  publicUrl: string;
  /** The path and query it is asked by. */
  source: string;
};
