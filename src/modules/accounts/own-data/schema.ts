import { z } from "zod";

export const EraseForm = z.object({ id: z.uuid() });
