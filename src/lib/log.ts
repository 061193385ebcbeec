import { type DestinationStream, pino } from "pino";

export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

// In these PostgreSQL repeats what was written: an address, a name.
const ofRows = ["err.detail", "err.where", "err.internalQuery"];

/** One line of JSON a message, to standard output unless another stream is given. */
export function openLog(level: string, stream?: DestinationStream): Log {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ofRows, remove: true },
  };
  return pino(options, stream ?? standardOutput());
}

// As much as waits for room on a full disk; what comes more is lost, for the work goes on without its log.
const mostWaiting = 1_000_000;

function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true, maxLength: mostWaiting });
  output.on("error", () => {});
  return output;
}

/** The request as the log keeps it: the route's pattern and not the address, so that it names nobody. */
export function logRequest(
  log: Log,
  request: { id: string; method: string; route: string; status: number; ms: number },
): void {
  const { ms, ...fields } = request;
  log.info({ ...fields, ms: Math.round(ms * 10) / 10 }, "request");
}
