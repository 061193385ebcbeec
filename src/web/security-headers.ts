import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Config } from "#lib/config.ts";
import type { App } from "#lib/web.ts";

/** Nobody may show a page inside their own but those that are embeddable. */
export function securityHeaders(
  config: Config,
  embeddable: readonly string[],
): MiddlewareHandler<App> {
  const isOverHttps = config.PUBLIC_URL.startsWith("https:");
  const [own, shown] = [
    headersFor({ isOverHttps, isEmbedded: false }),
    headersFor({ isOverHttps, isEmbedded: true }),
  ];
  return (c, next) => (embeddable.includes(c.req.path) ? shown(c, next) : own(c, next));
}

function headersFor({
  isOverHttps,
  isEmbedded,
}: {
  isOverHttps: boolean;
  isEmbedded: boolean;
}): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: [isEmbedded ? "*" : "'none'"],
    },
    xFrameOptions: isEmbedded ? false : "DENY",
    referrerPolicy: "same-origin",
    permissionsPolicy: { camera: ["self"], geolocation: [], microphone: [] },
    crossOriginOpenerPolicy: "same-origin",
    strictTransportSecurity: isOverHttps ? "max-age=31536000; includeSubDomains" : false,
    // The open door for other systems is read by their pages too.
    crossOriginResourcePolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
}
