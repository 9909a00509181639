// Looks at what nginx with deploy/ answers for a built site.
//
// Usage: node tools/check-nginx.mjs FOLDER   (run from the repository's root)

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { withNginx } from "./nginx.mjs";

// As long as a mission's address may be, and more.
const MOVED = `/en/missions/${"old-".repeat(30)}address/prepare/ /en/;`;

async function main(site) {
  const check = async (base) => {
    await checkPages(base);
    await checkMoved(base, site);
    await checkNotFound(base);
    await checkFiles(base, site);
  };
  await withNginx(site, check, MOVED);
  console.log("nginx: configuration and answers as expected");
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
}

async function checkMoved(base, site) {
  const list = await readFile(join(site, "redirects.map"), "utf8");
  for (const [, before, after] of `${list}${MOVED}`.matchAll(/^(\S+) (\S+);$/gm)) {
    const answer = await fetch(base + before, { redirect: "manual" });
    assert.equal(answer.status, 301, before);
    assert.equal(answer.headers.get("location"), after, before);
  }
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
