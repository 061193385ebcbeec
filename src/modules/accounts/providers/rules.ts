const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Over the network only with TLS; without it a provider on one's own machine, outside production. */
export function issuerProblem(
  issuer: string,
  environment: string,
): "notIssuer" | "needsHttps" | null {
  if (!URL.canParse(issuer)) return "notIssuer";
  const { protocol, hostname, search, hash, username, password } = new URL(issuer);
  if (search || hash || username || password) return "notIssuer";
  if (protocol === "https:") return null;
  if (protocol !== "http:") return "notIssuer";
  return loopback.has(hostname) && environment !== "production" ? null : "needsHttps";
}
