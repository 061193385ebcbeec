// npm run same COMMIT: what a change of the walls must not change. Starts the commit and this checkout on copies of one
// database, at one moment, and compares every page, file and answer that people of every role come to by links.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findNode, root } from "./engine.mjs";

const languages = ["kk", "ru", "en"];
const password = "tirek-demo-2026";
const people = [
  "national",
  "trainer",
  "region",
  "district",
  "director",
  "leading",
  "partner",
  "teacher",
];
const ports = { before: 3961, after: 3962 };
const publicUrl = `http://localhost:${ports.before}`;
const clock = "2026-03-02T05:00:00Z";
const mostOfKind = 2;
const starts = ["/", "/calendar", "/network", "/open-data", "/account", "/api/v1/openapi.json"];
const mostShown = 40;
// Shows a secret made for each answer, drawn and written.
const leftOut = "/account/second-factor/set-up";
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

// Addresses that were renamed since, the longest first: npm run same COMMIT -- /old=/new /older=/newer
const [commit, ...pairs] = process.argv.slice(2);
if (!commit) throw new Error("npm run same COMMIT [/old=/new ...]");
const renamed = pairs.map((pair) => pair.split("="));
const folder = mkdtempSync(join(tmpdir(), "tirek-same-"));
// The database runs as nobody where the program runs as root, and must reach its folder.
chmodSync(folder, 0o711);
const running = [];
try {
  await compareWith(commit);
} finally {
  for (const child of running) await stop(child);
  git("worktree", "remove", "--force", join(folder, "tree"));
  rmSync(folder, { recursive: true, force: true });
}

async function compareWith(before) {
  const tree = join(folder, "tree");
  git("worktree", "add", "--detach", tree, before);
  furnish(tree);
  for (const place of [tree, root]) runIn(place, ["scripts/build.mjs"]);
  const data = { before: join(folder, "before"), after: join(folder, "after") };
  await stop(await start({ place: tree, data: data.before, port: ports.before, demo: true }));
  // With its owner, who may be nobody.
  spawnSync("cp", ["-a", data.before, data.after], { stdio: "inherit" });
  runIn(root, ["dist/cli.js", "migrate"], { DATA_DIR: data.after });
  running.push(await start({ place: tree, data: data.before, port: ports.before }));
  running.push(await start({ place: root, data: data.after, port: ports.after }));
  const seen = { asked: 0, kinds: new Set(), differences: [] };
  for (const person of [null, ...people]) await walk(person, seen);
  report(seen);
}

function furnish(tree) {
  const lock = (place) => readFileSync(join(place, "package-lock.json"), "utf8");
  if (lock(tree) === lock(root))
    symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
  else spawnSync("npm", ["ci"], { cwd: tree, stdio: "inherit" });
}

/** Follows the links of one person, on both sides at once, a few addresses of each kind. */
async function walk(person, seen) {
  const cookies = person ? await signIn(person) : { before: "", after: "" };
  const wanted = wants();
  const queue = starts.filter(wanted);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    seen.kinds.add(kindOf(path));
    for (const language of languages) {
      const before = await compare({ person, cookies, path, language }, seen);
      if (language === "ru") queue.push(...linksIn(before).filter(wanted));
    }
  }
}

/** True of the first few addresses of a kind; filters are combined two at a time, not in every way there is. */
function wants() {
  const met = new Set();
  const ofKind = new Map();
  return (path) => {
    const kind = kindOf(path);
    const count = ofKind.get(kind) ?? 0;
    const most = kind.endsWith("?") ? mostOfKind : 1;
    if (path.startsWith(leftOut) || met.has(path) || count >= most || kind.split("&").length > 2)
      return false;
    met.add(path);
    ofKind.set(kind, count + 1);
    return true;
  };
}

async function compare({ person, cookies, path, language }, seen) {
  const [before, after] = await Promise.all(
    ["before", "after"].map((side) => {
      const cookie = `${cookies[side]}; lang=${language}`;
      return ask({ side, path: side === "after" ? withNewNames(path) : path, cookie });
    }),
  );
  seen.asked += 1;
  const difference = differenceOf(underNewNames(before), after);
  if (difference) seen.differences.push({ person: person ?? "guest", language, path, difference });
  return before;
}

function underNewNames({ status, headers, body }) {
  const { location } = headers;
  const led = location === undefined ? headers : { ...headers, location: withNewNames(location) };
  const isText = /html|json|text|xml|csv|javascript/.test(headers["content-type"] ?? "");
  return { status, headers: led, body: isText ? Buffer.from(withNewNames(body.toString())) : body };
}

function withNewNames(text) {
  const written = renamed.map((pair) => pair.map(encodeURIComponent));
  return [...renamed, ...written].reduce((whole, [from, to]) => whole.replaceAll(from, to), text);
}

async function signIn(name) {
  const body = new URLSearchParams({ login: `${name}@tirek.example`, password }).toString();
  const cookieOf = async (side) => {
    const { status, headers } = await ask({ side, path: "/sign-in", body });
    if (status !== 303) throw new Error(`${name} cannot sign in on the side ${side}: ${status}`);
    return (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");
  };
  return { before: await cookieOf("before"), after: await cookieOf("after") };
}

function ask({ side, path, cookie = "", body }) {
  const host = `localhost:${ports.before}`;
  const headers = { host, cookie, origin: publicUrl };
  if (body) headers["content-type"] = "application/x-www-form-urlencoded";
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: ports[side], path, headers };
    const asked = request({ ...options, method: body ? "POST" : "GET" }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const { statusCode: status, headers: got } = response;
        resolve({ status, headers: got, body: Buffer.concat(chunks) });
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

function linksIn({ headers, body }) {
  const location = headers.location ? [headers.location] : [];
  if (!(headers["content-type"] ?? "").includes("html")) return location;
  const found = body.toString().matchAll(/(?:href|src)="(\/[^"#]*)/g);
  return [...location, ...[...found].map(([, link]) => link.replaceAll("&amp;", "&"))]
    .map((link) => link.replace(publicUrl, ""))
    .filter((link) => link.startsWith("/") && !link.startsWith("/assets/") && link !== "/sign-out");
}

/** The address without what tells one record from another, and the names of what it asks for. */
function kindOf(path) {
  const { pathname, searchParams } = new URL(path, publicUrl);
  const plain = pathname.replace(uuid, ":id").replace(/\d[\dA-Z-]{3,}/g, ":number");
  return `${plain}?${[...searchParams.keys()].sort().join("&")}`;
}

function differenceOf(before, after) {
  if (before.status !== after.status) return `status ${before.status}, then ${after.status}`;
  if (before.headers.location !== after.headers.location)
    return `leads to ${before.headers.location}, then ${after.headers.location}`;
  const type = before.headers["content-type"] ?? "";
  if (type !== (after.headers["content-type"] ?? ""))
    return `type ${type}, then ${after.headers["content-type"]}`;
  if (before.body.equals(after.body)) return null;
  if (!/html|json|text|xml|csv|javascript/.test(type)) return binaryDifference(before, after);
  return textDifference(...likened(before.body.toString(), after.body.toString()));
}

// A PDF or a workbook bears the moment it was made and an id; its length tells enough of it.
function binaryDifference(before, after) {
  const [one, other] = [before.body.length, after.body.length];
  return Math.abs(one - other) <= 16 ? null : `${one} bytes, then ${other}`;
}

/** Ids made for this answer alone, secrets and hashes of assets are the same to a reader. */
function likened(before, after) {
  const ids = (text) => new Set(text.match(uuid) ?? []);
  const [ofBefore, ofAfter] = [ids(before), ids(after)];
  const liken = (text, others) =>
    text
      .replace(uuid, (id) => (others.has(id) ? id : ":new"))
      .replace(/\/assets\/([a-z-]+)-[0-9a-f]{8}\./g, "/assets/$1.")
      .replace(/[\w-]{40,}/g, ":secret");
  return [liken(before, ofAfter), liken(after, ofBefore)];
}

function textDifference(before, after) {
  if (before === after) return null;
  let at = 0;
  while (before[at] === after[at]) at += 1;
  const near = (text) => text.slice(Math.max(0, at - 60), at + 80).replaceAll("\n", " ");
  return `\n    before: ${near(before)}\n    after:  ${near(after)}`;
}

function report({ asked, kinds, differences }) {
  for (const { person, language, path, difference } of differences.slice(0, mostShown))
    console.log(`${person} ${language} ${path}: ${difference}`);
  if (differences.length > mostShown) console.log(`… ${differences.length - mostShown} more`);
  const ofKind = Map.groupBy(differences, ({ path }) => kindOf(path));
  for (const [kind, found] of ofKind) console.log(`${found.length} of ${kind}`);
  console.log(
    `${asked} answers of ${kinds.size} kinds of address compared, ${differences.length} differ`,
  );
  if (differences.length > 0) process.exitCode = 1;
}

async function start({ place, data, port, demo = false }) {
  const env = {
    ...process.env,
    DATA_DIR: data,
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    LOG_LEVEL: "error",
    TIREK_CLOCK: clock,
    NODE_OPTIONS: `--import ${join(root, "scripts", "frozen-clock.mjs")}`,
  };
  const args = ["dist/cli.js", "up", ...(demo ? [] : ["--no-demo"])];
  const stdio = ["ignore", "ignore", "inherit"];
  const child = spawn(findNode(), args, { cwd: place, env, stdio });
  for (let tries = 0; tries < 240; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${place} ended with ${child.exitCode}`);
    if (await isReady(port)) return child;
    await pause(500);
  }
  throw new Error(`${place} was not ready in two minutes`);
}

async function isReady(port) {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
  return answer?.ok ?? false;
}

function stop(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });
}

function runIn(place, [file, ...args], env = {}) {
  const options = { cwd: place, env: { ...process.env, ...env }, encoding: "utf8" };
  const { status, stdout, stderr } = spawnSync(findNode(), [join(place, file), ...args], options);
  if (status !== 0) throw new Error(`${file} failed in ${place}: ${stdout}${stderr}`);
}

function git(...args) {
  const { status, stderr } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  if (status !== 0 && existsSync(join(folder, "tree"))) console.error(stderr);
}
