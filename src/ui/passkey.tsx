import type { ComponentChildren } from "preact";
import { inLanguage } from "#lib/texts.ts";
import { Submit } from "./form.tsx";
import { useFrame } from "./frame.ts";
import { Island } from "./island.tsx";
import { texts } from "./passkey-texts.ts";

/** A button by which somebody with a passkey signs in; the script shows it where the browser can. */
export function PasskeyEntry({
  origin,
  next,
  first = false,
  unable,
}: {
  origin: string;
  next: string;
  /** The page's main action; beside another way in nothing is said where the browser cannot. */
  first?: boolean;
  /** What to do where the browser cannot, if not what is usual. */
  unable?: string;
}) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <AskDevice
      action="/sign-in/passkey"
      given={{ origin }}
      unable={first ? (unable ?? t.unable) : null}
      label={t.signIn}
      second={!first}
    >
      <input type="hidden" name="next" value={next} />
    </AskDevice>
  );
}

/**
 * A form that is sent once a device has answered; `given` is what its script needs to ask.
 * Its room is kept while it is hidden, so that nothing jumps when the script shows it.
 */
export function AskDevice({
  action,
  given,
  unable,
  label,
  second = false,
  children,
}: {
  action: string;
  given: { origin: string; options?: object };
  unable?: string | null;
  label: string;
  second?: boolean;
  children: ComponentChildren;
}) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      {unable !== null && <Unable text={unable ?? t.unable} />}
      <form method="post" action={action} class="passkey group" data-passkey hidden>
        <input type="hidden" name="answer" />
        {children}
        <Submit label={label} second={second} />
      </form>
      <div aria-live="polite">
        {(["cancelled", "known", "many", "failed"] as const).map((name) => (
          <p key={name} class="said said--bad" data-said={name} hidden>
            {t[name]}
          </p>
        ))}
      </div>
      <Island name="passkey" given={given} />
    </>
  );
}

/** Says where passkeys cannot be had, before anything is asked. */
export function PasskeysUnable({ origin }: { origin: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <Unable text={t.unable} />
      <Island name="passkey" given={{ origin }} />
    </>
  );
}

function Unable({ text }: { text: string }) {
  return (
    <>
      <noscript>
        <p class="said">{text}</p>
      </noscript>
      <p class="said" data-said="unable" hidden>
        {text}
      </p>
    </>
  );
}
