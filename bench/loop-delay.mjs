// Given to the web process by --import: tells how long its loop was held up at most since it was last asked.
import { monitorEventLoopDelay } from "node:perf_hooks";

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on("message", () => {
  process.send?.({ longest: delay.max / 1e6 });
  delay.reset();
});
