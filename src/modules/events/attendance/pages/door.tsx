import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { QrCode } from "#ui/qr.tsx";
import { texts } from "../texts.ts";

type Parts = {
  code: string;
  /** Where the code leads that is scanned. */
  address: string;
  /** The short address for those who type. */
  typed: string;
};

/** For a screen at the door: the code that changes, to be scanned or typed. */
export function DoorPage({ code, address, typed }: Parts) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <div class="door">
      <h1>{t.door}</h1>
      <QrCode text={`${address}?code=${code}`} label={t.door} />
      <p>{t.doorTyped(typed)}</p>
      <p class="door__code num">{code}</p>
      <p class="muted">{t.doorHint}</p>
    </div>
  );
}
