// Serves a built site on a free loopback port by nginx with deploy/, for as long as somebody needs it.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const LISTEN = "listen 8080;";
const PATIENCE_MS = 10_000;

/** Calls `use("http://127.0.0.1:PORT")`; `moved` are further lines of the site's redirects.map. */
export async function withNginx(site, use, moved = "") {
  const prefix = await mkdtemp(join(tmpdir(), "missions-nginx-"));
  try {
    const port = await findFreePort();
    await layOut(prefix, site, port, moved);
    const options = ["-p", prefix, "-e", "logs/error.log", "-c", "deploy/nginx.conf"];
    const tested = spawnSync("nginx", [...options, "-t"], { encoding: "utf8" });
    assert.equal(tested.status, 0, tested.stderr ?? String(tested.error));
    await withServer(options, port, use);
  } finally {
    await rm(prefix, { recursive: true });
  }
}

/** Copies deploy/ and the site to where nginx's own user may read them. */
async function layOut(prefix, site, port, moved) {
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
  const redirects = join(prefix, "site/redirects.map");
  await writeFile(redirects, `${await readFile(redirects, "utf8")}\n${moved}\n`);
}

function findFreePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function withServer(options, port, use) {
  const server = spawn("nginx", [...options, "-g", "daemon off;"], { stdio: "inherit" });
  const ended = new Promise((done) => server.once("exit", done));
  try {
    const base = `http://127.0.0.1:${port}`;
    await waitUntilReady(base);
    await use(base);
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
