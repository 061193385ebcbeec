import { isNational, type Person } from "#lib/actor.ts";
import { showMoment } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { scopeOfFindings } from "#modules/network/findings/access.ts";
import { ActButton } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { roleName } from "#ui/roles.tsx";
import { Tag } from "#ui/tag.tsx";
import { deviceName } from "../base/rules.ts";
import type { ProviderLink } from "../provider-links/schema.ts";
import { canKeepProviders } from "../providers/access.ts";
import { canReadSecurityLog } from "../security-log/access.ts";
import type { Session } from "../sessions/schema.ts";
import { scopeOfUsers } from "../users/access.ts";
import { texts } from "./texts.ts";

export function AccountPage({
  person,
  account,
  sessions,
  links,
  current,
}: {
  person: Person;
  account: { email: string | null; phone: string | null; isDemo: boolean };
  sessions: Session[];
  links: ProviderLink[];
  current: string | null;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{person.name}</h1>
      {account.isDemo && (
        <p>
          <Tag tone="wait">{t.demo}</Tag>
        </p>
      )}
      <dl class="facts group">
        <div>
          <dt>{t.contact}</dt>
          <dd>{account.email ?? account.phone}</dd>
        </div>
        <div>
          <dt>{t.roles}</dt>
          <dd>
            {person.grants.length === 0
              ? t.noRoles
              : [...new Set(person.grants.map((grant) => roleName(grant.role, language)))].join(
                  "; ",
                )}
          </dd>
        </div>
      </dl>
      <ul class="list group">
        {person.grants.flatMap((grant) =>
          "schoolId" in grant ? (
            <li key={grant.schoolId}>
              <a href={`/network/schools/${grant.schoolId}`}>{t.mySchool}</a>
            </li>
          ) : (
            []
          ),
        )}
        {scopeOfFindings(person) && (
          <li>
            <a href="/network/findings">{t.findings}</a>
          </li>
        )}
        <li>
          <a href="/account/joining">{t.mySchoolAndData}</a>
        </li>
        <li>
          <a href="/account/password">{t.changePassword}</a>
        </li>
        <li>
          <a href="/account/second-factor">{t.secondFactor}</a>
        </li>
        <li>
          <a href="/account/passkeys">{t.passkeys}</a>
        </li>
        {scopeOfUsers(person) && (
          <li>
            <a href="/accounts/users">{t.users}</a>
          </li>
        )}
        {canKeepProviders(person) && (
          <li>
            <a href="/accounts/providers">{t.providers}</a>
          </li>
        )}
        {isNational(person) && (
          <li>
            <a href="/outbox">{t.outbox}</a>
          </li>
        )}
        {canReadSecurityLog(person) && (
          <li>
            <a href="/accounts/security">{t.security}</a>
          </li>
        )}
      </ul>
      <Links links={links} />
      <section class="group" aria-labelledby="devices">
        <h2 id="devices">{t.devices}</h2>
        <ul class="list">
          {sessions.map((session) => (
            <li key={session.id} class="row">
              <div>
                {deviceName(session.device) || t.unknownDevice}{" "}
                {session.tokenHash === current && <Tag tone="good">{t.thisDevice}</Tag>}
                <p class="small muted">
                  {t.lastSeen}: {showMoment(session.seenAt, language)}
                </p>
              </div>
              {session.tokenHash !== current && (
                <ActButton
                  action={`/account/sessions/${session.id}/end`}
                  label={t.signOut}
                  about={`${deviceName(session.device) || t.unknownDevice}, ${showMoment(session.seenAt, language)}`}
                />
              )}
            </li>
          ))}
        </ul>
        <div class="actions">
          <ActButton action="/sign-out" label={t.signOutHere} />
          {sessions.length > 1 && (
            <ActButton action="/sign-out-everywhere" label={t.signOutEverywhere} />
          )}
        </div>
      </section>
    </>
  );
}

export function Links({ links }: { links: ProviderLink[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (links.length === 0) return null;
  return (
    <section class="group" aria-labelledby="links">
      <h2 id="links">{t.links}</h2>
      <ul class="list">
        {links.map((link) => (
          <li key={link.id} class="row">
            <span>
              {named(link, language)}{" "}
              <span class="small muted">{showMoment(link.linkedAt, language)}</span>
            </span>
            <ActButton action={`/account/providers/${link.id}/unlink`} label={t.unlink} />
          </li>
        ))}
      </ul>
    </section>
  );
}
