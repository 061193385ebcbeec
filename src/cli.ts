import { Command } from "commander";
import { z } from "zod";
import { hopeless } from "./cli/ending.ts";
import { sayWrong } from "./cli/say.ts";
import { upCommand } from "./cli/up.ts";
import { CannotStart, Forbidden } from "./lib/errors.ts";

const program = new Command("tirek").description(
  "Open platform on which a country's schools help each other become better",
);

program
  .command("up")
  .description("start everything: database, web and worker")
  .option("--no-demo", "do not load the demo network on the first start")
  .action((options: { demo: boolean }) => upCommand(options));
// What supervises stands beside the rest all the time: it reads none of it.
if (process.argv[2] !== "up") {
  const { addCommands } = await import("./cli/commands.ts");
  addCommands(program);
}

try {
  await program.parseAsync();
} catch (error) {
  sayWrong(wordsOf(error));
  process.exitCode = error instanceof CannotStart ? hopeless : 1;
}
// A parent's open channel would keep an ended command alive.
if (process.connected) process.disconnect();

function wordsOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (error instanceof Forbidden) return "Whoever it is done in the name of may not do this";
  return error instanceof Error ? error.message : String(error);
}
