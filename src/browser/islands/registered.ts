import { givenTo } from "../given.ts";
import { keepPages } from "../kept-pages.ts";
import { learnOwner } from "../outbox.ts";

// Whoever has a place can say at the door that they are there, with network or without.
const given = givenTo<{ keep: string }>("registered");
if (given) {
  void keepPages([given.keep]);
  void learnOwner();
}
