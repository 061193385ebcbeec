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

/** Where one can go. In a line there is room for so many; the others are behind one word. */
export function Sections({ most = 100 }: { most?: number }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const { actor } = frame;
  const signedIn = actor.kind === "person";
  const all = [
    { href: "/network", label: t.network, shown: true },
    { href: "/network/schools", label: t.schools, shown: true },
    { href: "/calendar", label: t.calendar, shown: true },
    { href: "/people/coverage", label: t.cascade, shown: true },
    { href: "/people/cascade", label: t.whoTrained, shown: holds(actor, seesTeachers) },
    { href: "/people/teachers", label: t.teachers, shown: holds(actor, seesTeachers) },
    { href: "/people/me", label: t.myRecord, shown: holds(actor, isTeacher) },
    { href: "/surveys", label: t.surveys, shown: signedIn },
    { href: "/needs", label: t.needs, shown: holds(actor, seesTeachers) },
    { href: "/plans", label: t.plans, shown: signedIn },
    { href: "/chain", label: t.chain, shown: holds(actor, seesTeachers) },
    { href: "/network/documents", label: t.documents, shown: !signedIn },
    { href: "/network/findings", label: t.findings, shown: signedIn },
    { href: "/network/nominations", label: t.nominations, shown: signedIn },
    {
      href: "/people/certificates",
      label: t.certificates,
      shown: holds(actor, issuesCertificates),
    },
    { href: "/open-data", label: t.openData, shown: !signedIn },
  ];
  const sections = all.filter(({ shown }) => shown);
  const isAt = (href: string) =>
    href === "/network"
      ? frame.path === href || frame.path.startsWith("/network/regions")
      : frame.path.startsWith(href);
  const line = sections.length > most + 1 ? sections.slice(0, most) : sections;
  const folded = sections.slice(line.length);
  const item = ({ href, label }: (typeof all)[number]) => (
    <li key={href}>
      <a href={linkTo(frame, href)} aria-current={isAt(href) ? "page" : undefined}>
        {label}
      </a>
    </li>
  );
  return (
    <nav class="nav" aria-label={t.sections}>
      <ul>
        {line.map(item)}
        {folded.length > 0 && (
          <li class="fold">
            <details>
              <summary class={folded.some(({ href }) => isAt(href)) ? "here" : undefined}>
                {t.moreSections}
              </summary>
              <ul>{folded.map(item)}</ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  );
}

function seesTeachers({ role }: Grant): boolean {
  return role !== "teacher";
}

function isTeacher({ role }: Grant): boolean {
  return role === "teacher";
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
