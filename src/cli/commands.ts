import type { Command } from "commander";
import { backupCommand, restoreCommand } from "./backup.ts";
import { prepare, withDeployment } from "./deployment.ts";
import { doctorCommand } from "./doctor.ts";
import { exportCommand } from "./export.ts";
import { importCommand, kindsBrought } from "./import.ts";
import { prepareCommand } from "./prepare.ts";
import { restorePeriodsCommand } from "./restore-periods.ts";
import { say } from "./say.ts";
import { seedCommand } from "./seed.ts";
import { serveCommand, workerCommand } from "./serve.ts";
import { createUserCommand } from "./user.ts";

/** Every command but `up`, which must not weigh what these do. */
export function addCommands(program: Command): void {
  addProcesses(program);
  addTables(program);
  addPeople(program);
  addCare(program);
}

function addProcesses(program: Command): void {
  program.command("serve").description("start the web process alone").action(serveCommand);
  program.command("worker").description("start the process that runs jobs").action(workerCommand);
  program
    .command("migrate")
    .description("bring the database to this program's level and load the reference data")
    .action(migrateCommand);
  // `up` has this done by a process of its own.
  program
    .command("prepare", { hidden: true })
    .option("--no-demo")
    .action((options: { demo: boolean }) => prepareCommand(options));
}

function addTables(program: Command): void {
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
}

function addPeople(program: Command): void {
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
}

function addCare(program: Command): void {
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
}

async function migrateCommand(): Promise<void> {
  await withDeployment(async ({ db }) => {
    const ran = await prepare(db);
    say(ran.length === 0 ? "Nothing to do" : `Ran ${ran.join(", ")}`);
  });
}
