import { describe, expect, it } from "vitest";
import { networkOf } from "./rate-limit.ts";

describe("where somebody comes from", () => {
  it.each([
    ["an address of four numbers is itself", "203.0.113.7", "203.0.113.7"],
    ["and so it is where it comes as one of eight", "::ffff:203.0.113.7", "203.0.113.7"],
    ["of eight groups the first four count", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["zeros that were left out count as well", "2001:db8::6", "2001:db8:0:0::/64"],
    ["letters and leading zeros make no other", "2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["the machine itself", "::1", "0:0:0:0::/64"],
    ["a zone is left out", "fe80::1%eth0", "fe80:0:0:0::/64"],
    ["four numbers at the end stand for two groups", "64:ff9b::203.0.113.7", "64:ff9b:0:0::/64"],
    ["what is no address stays as it is", "unknown", "unknown"],
  ])("%s", (_, address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
