import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { deviceKeyOf } from "#lib/device-key.ts";
import { type Owner, openFor, ownerOf, sealFor } from "./sealing.ts";

const secret = "s".repeat(32);
const ownerNamed = (userId: string): Promise<Owner> => ownerOf(deviceKeyOf(secret, userId));
const note = (owner: string) => ({
  id: "5b7c",
  kind: "capture" as const,
  url: "/events/1/attendance/captures",
  madeAt: "2026-02-01T09:00:00.000Z",
  body: { registrationId: "Сақталған" },
  owner,
});

describe("a note of somebody signed in", () => {
  it("is closed, and opens for the same person alone, whenever they come back", async () => {
    const [first, other] = [await ownerNamed("first"), await ownerNamed("other")];
    const closed = await sealFor(note(first.owner), first);

    const stored =
      JSON.stringify(closed) +
      ("sealed" in closed ? Buffer.from(closed.sealed).toString() : "open");
    expect(stored).not.toMatch(/captures|Сақталған/);
    expect(await openFor(closed, await ownerNamed("first"))).toEqual({
      ...note(first.owner),
      owner: undefined,
    });
    expect(await openFor(closed, other)).toBeNull();
    expect(await openFor(closed, undefined)).toBeNull();
    // Whoever claims the sign has not the key.
    expect(await openFor({ ...closed, owner: other.owner }, other)).toBeNull();
    expect(await openFor({ ...closed, id: "another" }, first)).toBeNull();
  });

  it("keeps why it was refused", async () => {
    const first = await ownerNamed("first");
    const refused = { ...note(first.owner), refused: "403" };
    expect(await openFor(await sealFor(refused, first), first)).toMatchObject({ refused: "403" });
    const closed = { ...(await sealFor(note(first.owner), first)), refused: "410" };
    expect(await openFor(closed, first)).toMatchObject({ refused: "410" });
  });

  it("that lies open yet is read and closed by nobody else", async () => {
    const [first, other] = [await ownerNamed("first"), await ownerNamed("other")];
    const open = note(first.owner);
    expect(await sealFor(open, other)).toBe(open);
    expect(await openFor(open, other)).toBeNull();
    expect(await openFor(open, first)).toBe(open);
  });

  it("is another's under another secret, and its key never leaves the browser", async () => {
    const first = await ownerNamed("first");
    const closed = await sealFor(note(first.owner), first);
    const foreign = await ownerOf(deviceKeyOf(randomBytes(32).toString("hex"), "first"));
    expect(await openFor(closed, foreign)).toBeNull();
    expect(first.key?.extractable).toBe(false);
  });
});
