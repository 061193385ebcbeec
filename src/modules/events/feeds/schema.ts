/** An event as a feed tells of it, in one language. */
export type FeedEvent = {
  id: string;
  title: string;
  description: string;
  kind: string;
  place: string;
  startsAt: Date;
  endsAt: Date;
  madeAt: Date;
  changedAt: Date;
  sequence: number;
  /** A draft and a place in the queue are tentative. */
  state: "confirmed" | "tentative" | "cancelled";
  /** Given to those who come only. */
  onlineUrl: string | null;
  lat: number | null;
  lon: number | null;
};

/** What a feed says of itself. */
export type Feed = {
  name: string;
  language: "kk" | "ru" | "en";
  publicUrl: string;
  /** The path and query it is asked by. */
  source: string;
};
