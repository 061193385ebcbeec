import { type Grant, holds } from "#lib/actor.ts";
import { inLanguage } from "#lib/texts.ts";
import { here, linkTo, useFrame } from "./frame.ts";
import { texts } from "./texts.ts";

export function SearchBox({ id }: { id: string }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <search>
      <form class="search" action="/network/schools">
        <label class="hidden" for={id}>
          {t.search}
        </label>
        <input class="input" id={id} name="q" type="search" placeholder={t.searchHint} />
        {frame.on !== frame.today && <input type="hidden" name="on" value={frame.on} />}
        <button class="button button--s" type="submit">
          {t.search}
        </button>
      </form>
    </search>
  );
}

export function Sections() {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const signedIn = frame.actor.kind === "person";
  const sections = [
    {
      href: "/network",
      label: t.network,
      at: frame.path.startsWith("/network/regions") || frame.path === "/network",
    },
    { href: "/network/schools", label: t.schools, at: frame.path.startsWith("/network/schools") },
    {
      href: "/network/documents",
      label: t.documents,
      at: frame.path.startsWith("/network/documents"),
    },
    ...(signedIn
      ? [
          {
            href: "/network/findings",
            label: t.findings,
            at: frame.path.startsWith("/network/findings"),
          },
          {
            href: "/network/nominations",
            label: t.nominations,
            at: frame.path.startsWith("/network/nominations"),
          },
        ]
      : []),
    ...(holds(frame.actor, issuesCertificates)
      ? [
          {
            href: "/people/certificates",
            label: t.certificates,
            at: frame.path.startsWith("/people/certificates"),
          },
        ]
      : []),
    { href: "/open-data", label: t.openData, at: frame.path.startsWith("/open-data") },
  ];
  return (
    <nav class="nav" aria-label={t.sections}>
      <ul>
        {sections.map(({ href, label, at }) => (
          <li key={href}>
            <a href={linkTo(frame, href)} aria-current={at ? "page" : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function issuesCertificates({ role }: Grant): boolean {
  return role !== "partner_coordinator" && role !== "teacher";
}

const switches = [
  { language: "kk", label: "Қаз", title: "Қазақша" },
  { language: "ru", label: "Рус", title: "Русский" },
  { language: "en", label: "Eng", title: "English" },
] as const;

/** The same page at the same place in another language. */
export function LanguageSwitch() {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <ul class="lang" aria-label={t.language}>
      {switches.map(({ language, label, title }) => (
        <li key={language}>
          {language === frame.language ? (
            <b aria-current="true" lang={language}>
              {label}
            </b>
          ) : (
            <a
              href={here(frame, { lang: language })}
              hreflang={language}
              lang={language}
              title={title}
            >
              {label}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

export function PersonMenu() {
  const { actor, language } = useFrame();
  const t = inLanguage(texts, language);
  if (actor.kind === "guest") {
    return (
      <a class="person" href="/sign-in">
        {t.signIn}
      </a>
    );
  }
  return (
    <a class="person" href="/account">
      {actor.name}
    </a>
  );
}
