import type { ComponentChildren } from "preact";
import { asset } from "#lib/assets.ts";
import { inLanguage } from "#lib/texts.ts";
import { type Crumb, here, useFrame } from "./frame.ts";
import { Mark } from "./mark.tsx";
import { LanguageSwitch, PersonMenu, SearchBox, Sections } from "./nav.tsx";
import { texts } from "./texts.ts";

export function Layout({
  title,
  crumbs,
  notice,
  children,
}: {
  title: string;
  crumbs: Crumb[];
  notice: string | undefined;
  children: ComponentChildren;
}) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${t.tirek}`}</title>
        <meta name="theme-color" content="#0b5563" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={asset("main.css")} />
        {(["kk", "ru", "en"] as const).map((language) => (
          <link
            key={language}
            rel="alternate"
            hreflang={language}
            href={here(frame, { lang: language })}
          />
        ))}
        <script
          type="module"
          src={asset("main.js")}
          data-outbox={asset("outbox.js")}
          data-unsent={t.unsent}
        />
      </head>
      <body>
        <a class="skip" href="#main">
          {t.skip}
        </a>
        <header class="header">
          <div class="width">
            <div class="header__top">
              <a class="brand" href="/">
                <Mark />
                <span>
                  <b>{t.tirek}</b>
                  <span>{t.motto}</span>
                </span>
              </a>
              <SearchBox id="q" />
              <LanguageSwitch />
              <PersonMenu />
              <details class="menu">
                <summary>{t.menu}</summary>
                <SearchBox id="q2" />
                <Sections />
              </details>
            </div>
            <div class="wide">
              <Sections most={10} />
            </div>
          </div>
        </header>
        {notice && (
          <aside class="notice">
            <p class="width">{notice}</p>
          </aside>
        )}
        {crumbs.length > 0 && <Crumbs crumbs={crumbs} label={t.whereYouAre} />}
        <main id="main" class="width" tabIndex={-1}>
          {children}
        </main>
        <footer class="footer">
          <div class="width">
            <ul>
              {t.footer.map(({ href, label }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </div>
        </footer>
      </body>
    </html>
  );
}

function Crumbs({ crumbs, label }: { crumbs: Crumb[]; label: string }) {
  return (
    <div class="width">
      <nav class="crumbs" aria-label={label}>
        <ol>
          {crumbs.map((crumb) => (
            <li key={crumb.href}>
              <a href={crumb.href}>{crumb.label}</a>
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}
