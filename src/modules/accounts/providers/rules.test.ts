import { describe, expect, it } from "vitest";
import { whoMay } from "#test/people-of-roles.ts";
import { canKeepProviders } from "./access.ts";
import { issuerProblem } from "./rules.ts";

it("lets the national team alone keep the list of providers, who open accounts all over the country", () => {
  expect(whoMay(canKeepProviders)).toEqual(["national"]);
});

describe("the address of a provider", () => {
  const inProduction = (issuer: string) => issuerProblem(issuer, "production");

  it("is one of https, with a port or a path of its own", () => {
    expect(inProduction("https://kiru.example")).toBeNull();
    expect(inProduction("https://kiru.example:8443/realms/mektep")).toBeNull();
  });

  it("goes over the network with TLS alone", () => {
    expect(inProduction("http://kiru.example")).toBe("needsHttps");
    expect(issuerProblem("http://kiru.example", "demo")).toBe("needsHttps");
  });

  it.each(["localhost", "127.0.0.1", "[::1]"])(
    "may be %s without TLS where nobody works yet, and not in production",
    (host) => {
      expect(issuerProblem(`http://${host}:9000`, "demo")).toBeNull();
      expect(inProduction(`http://${host}:9000`)).toBe("needsHttps");
    },
  );

  it.each([
    ["not an address", "kiru.example"],
    ["empty", ""],
    ["of another kind", "ftp://kiru.example"],
    ["of another kind on one's own machine", "ftp://localhost"],
    ["with a question", "https://kiru.example/?a=1"],
    ["with a mark inside the page", "https://kiru.example/#a"],
    ["with a name of a user", "https://biz@kiru.example"],
    ["with a password alone", "https://:qupia@kiru.example"],
  ])("is refused when it is %s", (_, issuer) => {
    expect(issuerProblem(issuer, "demo")).toBe("notIssuer");
  });
});
