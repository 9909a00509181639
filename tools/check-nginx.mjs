// Starts nginx with deploy/ on a free loopback port and looks at what it answers for a built site.
//
// Usage: node tools/check-nginx.mjs FOLDER   (run from the repository's root)

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const LISTEN = "listen 8080;";
const OLD_ADDRESS = "/en/an-old-address/";
const PATIENCE_MS = 10_000;

async function main(site) {
  const prefix = await mkdtemp(join(tmpdir(), "missions-nginx-"));
  try {
    const port = await findFreePort();
    await layOut(prefix, site, port);
    const options = ["-p", prefix, "-e", "logs/error.log", "-c", "deploy/nginx.conf"];
    const tested = spawnSync("nginx", [...options, "-t"], { encoding: "utf8" });
    assert.equal(tested.status, 0, tested.stderr ?? String(tested.error));
    await withServer(options, port, async (base) => {
      await checkPages(base);
      await checkNotFound(base);
      await checkFiles(base, site);
    });
  } finally {
    await rm(prefix, { recursive: true });
  }
  console.log("nginx: configuration and answers as expected");
}

/** Copies deploy/ and the site to where nginx's own user may read them. */
async function layOut(prefix, site, port) {
  await chmod(prefix, 0o755);
  for (const folder of ["run", "logs"]) {
    await mkdir(join(prefix, folder));
  }
  await cp("deploy", join(prefix, "deploy"), { recursive: true });
  await cp(site, join(prefix, "site"), { recursive: true });
  const path = join(prefix, "deploy/nginx.conf");
  const configuration = await readFile(path, "utf8");
  assert.ok(configuration.includes(LISTEN), `deploy/nginx.conf: no "${LISTEN}"`);
  await writeFile(path, configuration.replace(LISTEN, `listen 127.0.0.1:${port};`));
  const redirects = join(prefix, "deploy/redirects.map");
  await writeFile(redirects, `${await readFile(redirects, "utf8")}\n${OLD_ADDRESS} /en/;\n`);
}

function findFreePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function withServer(options, port, check) {
  const server = spawn("nginx", [...options, "-g", "daemon off;"], { stdio: "inherit" });
  const ended = new Promise((done) => server.once("exit", done));
  try {
    const base = `http://127.0.0.1:${port}`;
    await waitUntilReady(base);
    await check(base);
  } finally {
    server.kill("SIGTERM");
    await ended;
  }
}

async function waitUntilReady(base) {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(50)) {
    try {
      return await fetch(base);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

async function checkPages(base) {
  for (const [path, language] of [
    ["/", "en-CA"],
    ["/en/", "en-CA"],
    ["/fr/", "fr-CA"],
  ]) {
    const answer = await fetch(base + path, { redirect: "manual" });
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8", path);
    assert.equal(answer.headers.get("cache-control"), "no-cache", path);
    assert.equal(answer.headers.get("content-encoding"), "gzip", path);
    await checkLanguage(answer, language, path);
    await checkHeaders(answer, path);
  }
  const moved = await fetch(base + OLD_ADDRESS, { redirect: "manual" });
  assert.equal(moved.status, 301, OLD_ADDRESS);
  assert.equal(moved.headers.get("location"), "/en/", OLD_ADDRESS);
}

async function checkNotFound(base) {
  const pages = [
    ["/en/no-such-page/", "en-CA"],
    ["/fr/page-absente/", "fr-CA"],
    ["/nowhere", "en-CA"],
  ];
  for (const [path, language] of pages) {
    const answer = await fetch(base + path, { redirect: "manual" });
    assert.equal(answer.status, 404, path);
    await checkLanguage(answer, language, path);
    await checkHeaders(answer, path);
  }
}

async function checkFiles(base, site) {
  const files = await readdir(site, { recursive: true });
  const types = {
    css: "text/css",
    ics: "text/calendar",
    js: "text/javascript",
    pagefind: "application/octet-stream",
    pf_fragment: "application/octet-stream",
    pf_meta: "application/octet-stream",
    png: "image/png",
    woff2: "font/woff2",
  };
  for (const [ending, type] of Object.entries(types)) {
    const file = files.find((name) => name.endsWith(`.${ending}`));
    if (!file) continue;
    const answer = await fetch(`${base}/${file}`);
    const wanted = type.startsWith("text/") ? `${type}; charset=utf-8` : type;
    assert.equal(answer.headers.get("content-type"), wanted, file);
    const digested = /[/.][0-9a-f]{8,64}[/.]|_[0-9a-f]{7,64}\.pf_/.test(file);
    assert.equal(answer.headers.get("cache-control").includes("immutable"), digested, file);
    await checkHeaders(answer, file);
  }
}

async function checkLanguage(answer, language, path) {
  assert.match(await answer.text(), new RegExp(`<html[^>]*\\blang="?${language}`), path);
}

async function checkHeaders(answer, path) {
  const wanted = await readFile("deploy/headers.conf", "utf8");
  for (const [, name, value] of wanted.matchAll(/^add_header (\S+) "(.*)" always;$/gm)) {
    assert.equal(answer.headers.get(name), value, `${path}: ${name}`);
  }
}

await main(process.argv[2] ?? "site");
