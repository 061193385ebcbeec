import { showDay } from "#lib/dates.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import { texts } from "../texts.ts";

export type CertificateLine = {
  number: string;
  title_kk: string;
  title_ru: string;
  title_en: string | null;
  issuedOn: string;
  state: "valid" | "expired" | "revoked" | "replaced";
};

const tones: Record<CertificateLine["state"], Tone> = {
  valid: "good",
  expired: "wait",
  revoked: "bad",
  replaced: "plain",
};

/** The certificates issued here, each opening its sheet. */
export function Certificates({ certificates }: { certificates: CertificateLine[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (certificates.length === 0) return null;
  return (
    <section aria-labelledby="certificates">
      <h2 id="certificates">{t.certificates}</h2>
      <Table
        caption={t.certificates}
        captionHidden
        rows={certificates}
        rowKey={(one) => one.number}
        columns={[
          {
            label: t.certificateTitle,
            cell: (one) => (
              <a href={`/certificates/${one.number}/full`}>
                {wordsIn(wordsOf(one, "title"), language)}
              </a>
            ),
          },
          { label: t.certificateNumber, cell: (one) => <span class="num">{one.number}</span> },
          { label: t.issuedOn, cell: (one) => showDay(one.issuedOn, language) },
          {
            label: t.certificateState,
            cell: (one) => <Tag tone={tones[one.state]}>{t.certificateStates[one.state]}</Tag>,
          },
        ]}
      />
    </section>
  );
}
