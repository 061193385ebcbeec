import { Command } from "commander";
import { z } from "zod";
import { backupCommand, restoreCommand } from "./cli/backup.ts";
import { prepare, withDeployment } from "./cli/deployment.ts";
import { doctorCommand } from "./cli/doctor.ts";
import { exportCommand } from "./cli/export.ts";
import { importCommand, kindsBrought } from "./cli/import.ts";
import { restorePeriodsCommand } from "./cli/restore-periods.ts";
import { say, sayWrong } from "./cli/say.ts";
import { seedCommand } from "./cli/seed.ts";
import { serveCommand, workerCommand } from "./cli/serve.ts";
import { upCommand } from "./cli/up.ts";
import { createUserCommand } from "./cli/user.ts";
import { Forbidden } from "./lib/errors.ts";

const program = new Command("tirek").description(
  "Open platform on which a country's schools help each other become better",
);

program
  .command("up")
  .description("start everything: database, web and worker")
  .option("--no-demo", "do not load the demo network on the first start")
  .action((options: { demo: boolean }) => upCommand(options));
program.command("serve").description("start the web process alone").action(serveCommand);
program.command("worker").description("start the process that runs jobs").action(workerCommand);
program
  .command("migrate")
  .description("bring the database to this program's level and load the reference data")
  .action(migrateCommand);
program
  .command("import <kind> <file>")
  .description(`check a table (CSV, XLSX) and write its good rows: ${kindsBrought.join(", ")}`)
  .requiredOption("--by <email>", "in whose name, with that person's rights")
  .option("--as-of <day>", "the day the table speaks of, today when not given")
  .option("--check", "only say what it would do")
  .action(importCommand);
program
  .command("export <file>")
  .description("write the list of schools to a .csv, .xlsx or .geojson file")
  .option("--on <day>", "as of which day, today when not given")
  .option("--region <kato>", "of one region only")
  .option("--language <language>", "kk, ru or en", "kk")
  .action(exportCommand);
program
  .command("seed")
  .description("data sets to try the platform with")
  .command("national")
  .description("fill the network with a country of invented schools")
  .option("--scale <number>", "how many times the 7,047 schools of 2019", "1")
  .option("--seed <text>", "the same seed makes the same country", "tirek")
  .action(seedCommand);
program
  .command("user")
  .description("people who may sign in")
  .command("create")
  .description("add a person with one role")
  .requiredOption("--email <address>", "where they receive letters and sign in with")
  .requiredOption("--name <name>", "family name and given name")
  .option("--role <role>", "national, regional, leading_coordinator …", "national")
  .option("--region <kato>", "the region the role holds in")
  .option("--district <kato>", "the district the role holds in")
  .option("--school <code>", "the school the role holds in")
  .option("--password <password>", "made up and printed when not given")
  .action(createUserCommand);
program
  .command("backup <file>")
  .description("write everything to one tar file")
  .action(backupCommand);
program
  .command("restore <file>")
  .description("fill an empty deployment from a backup")
  .option("--without-damaged", "go on without the files that are missing or damaged in it")
  .action(restoreCommand);
program
  .command("restore-periods")
  .description(
    "show the statuses and partnerships that another school's closing ended by a fault of old",
  )
  .option("--by <email>", "restore them in the name of one of the national team")
  .option("--doubtful", "restore also those whose end is in doubt, as they are shown")
  .option("--only <ids...>", "restore those alone whose ids, as they are shown, are given")
  .action(restorePeriodsCommand);
program
  .command("doctor")
  .description("say what is wrong with the deployment")
  .option("--deep", "read every kept file and name those that are missing or changed")
  .action(doctorCommand);

try {
  await program.parseAsync();
} catch (error) {
  sayWrong(wordsOf(error));
  process.exitCode = 1;
}
// A parent's open channel would keep an ended command alive.
if (process.connected) process.disconnect();

async function migrateCommand(): Promise<void> {
  await withDeployment(async ({ db }) => {
    const ran = await prepare(db);
    say(ran.length === 0 ? "Nothing to do" : `Ran ${ran.join(", ")}`);
  });
}

function wordsOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (error instanceof Forbidden) return "Whoever it is done in the name of may not do this";
  return error instanceof Error ? error.message : String(error);
}
