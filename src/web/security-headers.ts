import type { MiddlewareHandler } from "hono";
import type { Config } from "#lib/config.ts";
import type { App } from "#lib/web.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The only page that others may show inside their own. */
const embedded = "/calendar/embed";
const embeddedPolicy = policy.replace("frame-ancestors 'none'", "frame-ancestors *");

export function securityHeaders(config: Config): MiddlewareHandler<App> {
  const overHttps = config.PUBLIC_URL.startsWith("https:");
  return async (c, next) => {
    await next();
    const isEmbedded = c.req.path === embedded;
    c.header("Content-Security-Policy", isEmbedded ? embeddedPolicy : policy);
    c.header("X-Content-Type-Options", "nosniff");
    if (!isEmbedded) c.header("X-Frame-Options", "DENY");
    c.header("Referrer-Policy", "same-origin");
    c.header("Permissions-Policy", "camera=(self), geolocation=(), microphone=()");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    if (overHttps) c.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  };
}
