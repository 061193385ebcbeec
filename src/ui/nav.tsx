import { given, type MenuItem } from "#lib/shown.ts";
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
  const sections = given(frame.areas.map((area) => area.menu))
    .filter(({ isFor }) => isFor(frame.actor))
    .sort((one, other) => one.place - other.place);
  const isHere = ({ href, isAt }: MenuItem) =>
    isAt ? isAt(frame.path) : `${frame.path}/`.startsWith(`${href}/`);
  const line = sections.length > most + 1 ? sections.slice(0, most) : sections;
  const folded = sections.slice(line.length);
  const item = (one: MenuItem) => (
    <li key={one.href}>
      <a href={linkTo(frame, one.href)} aria-current={isHere(one) ? "page" : undefined}>
        {one.label[frame.language]}
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
              <summary class={folded.some(isHere) ? "here" : undefined}>{t.moreSections}</summary>
              <ul>{folded.map(item)}</ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  );
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
