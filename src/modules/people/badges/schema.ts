import { z } from "zod";

/** The key the person saw in use, so that a form sent twice changes it once. */
export const KeyForm = z.object({ inUse: z.string().max(40) });

/** A key that signs badges, without its private half. */
export type IssuerKey = { id: string; publicKey: string; madeAt: Date; retiredAt: Date | null };

/** A credential that nobody has signed yet. */
export type Unsigned = { "@context": string[] } & Record<string, unknown>;
