// The least a web process can do: one page, always the same.
import { createServer } from "node:http";

createServer((_, response) => response.end("<!doctype html><title>Hello</title>")).listen(
  Number(process.argv[2]),
  "127.0.0.1",
  () => process.send?.("ready"),
);
