import { z } from "zod";
import { lineField, newIdField } from "#lib/forms.ts";

const Names = z.object({ nameKk: lineField(80), nameRu: lineField(80), nameEn: lineField(80) });

const Settings = Names.extend({
  clientId: lineField(200),
  emailClaim: z
    .string()
    .regex(/^[\w:./-]{1,100}$/, "notClaim")
    .default("email"),
  trustsEmails: z
    .literal("yes")
    .optional()
    .transform((ticked) => ticked === "yes"),
});

export const NewProviderForm = Settings.extend({
  id: newIdField(),
  issuer: lineField(300),
  clientSecret: lineField(500),
});
export type NewProviderForm = z.infer<typeof NewProviderForm>;

/** The issuer stays: people are linked by what it, and no other, calls them. */
export const ProviderForm = Settings.extend({ clientSecret: lineField(500).optional() });
export type ProviderForm = z.infer<typeof ProviderForm>;

/** A provider as its page shows it; the client secret is never among it. */
export type ProviderRow = {
  id: string;
  name_kk: string;
  name_ru: string;
  name_en: string;
  issuer: string;
  clientId: string;
  emailClaim: string;
  trustsEmails: boolean;
  isOn: boolean;
  links: number;
};
export type ProviderName = Pick<ProviderRow, "id" | "name_kk" | "name_ru" | "name_en">;

export function redirectUriOf(publicUrl: string, id: string): string {
  return `${publicUrl}/sign-in/with/${id}/answer`;
}

/** What the sealed secret is about; see `seal`. */
export function aboutSecretOf(id: string): string {
  return `secret of provider ${id}`;
}
