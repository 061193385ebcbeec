import { useFrame } from "#ui/frame.ts";
import { Tag, type Tone } from "#ui/tag.tsx";
import type { Status } from "../../base/schema.ts";
import { statusName } from "../../base/words.ts";

const tones: Record<Status, Tone> = {
  leading: "lead",
  partner: "info",
  pilot: "good",
  nis: "good",
};

export function StatusTag({ status }: { status: Status | null }) {
  const { language } = useFrame();
  return <Tag tone={status ? tones[status] : "plain"}>{statusName(status, language)}</Tag>;
}
