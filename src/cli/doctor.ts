import { withDeployment } from "./deployment.ts";
import { examine } from "./examine.ts";
import { say } from "./say.ts";

/** `tirek doctor`: what is wrong, in words; the exit code is 1 when anything is. */
export async function doctorCommand({ deep = false }: { deep?: boolean }): Promise<void> {
  await withDeployment(async ({ config, db }) => {
    const findings = await examine({ config, db, deep });
    for (const { subject, problems } of findings) {
      if (problems.length === 0) say(`ok     ${subject}`);
      for (const problem of problems) say(`WRONG  ${subject}: ${problem}`);
    }
    if (findings.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
  });
}
