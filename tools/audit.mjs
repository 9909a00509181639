// Asks Lighthouse, on its slow telephone, about the pages that employers see most, in both languages.
//
// Usage: node tools/audit.mjs MKDOCS   (the program that builds; run from the repository's root)
//
// Search engines may not list invented missions, which Lighthouse would count as a fault: it looks at
// a copy in which they are not invented. Nothing is sent to anyone.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

import { withNginx } from "./nginx.mjs";

const BUILT_FROM = ["docs", "hooks", "missions", "mkdocs.yml", "overrides"];
const INVENTED = /^illustrative: true\b.*\n/gm;
const CARD = /<article [^>]*\bdata-mission="([^"]+)" data-states="([^"]+)"/g;
const OPEN = ["open", "closing_soon"];
const OTHER_LANGUAGE = /<link rel="alternate" hreflang="fr-CA" href="https?:\/\/[^/"]+([^"]+)"/;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const CHROME_FLAGS = ["--headless=new", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
const RUNS = 3;
const TRIES = 3;
const WHOLE = 100;
/** Below this, Lighthouse says itself that a computer is slower than its scores are made for. */
const FAST_ENOUGH = 1000;

async function main(mkdocs) {
  const copy = await mkdtemp(join(tmpdir(), "missions-audit-"));
  let audits;
  try {
    const site = await buildCopy(copy, mkdocs);
    await withNginx(site, async (base) => {
      audits = await auditAll(base);
    });
  } finally {
    await rm(copy, { recursive: true });
  }
  const faults = audits.flatMap(describeFaults);
  console.log(["", ...drawTable(audits), ...faults, ...describeComputer(audits)].join("\n"));
  return faults.length === 0 ? 0 : 1;
}

async function buildCopy(copy, mkdocs) {
  for (const name of BUILT_FROM) {
    await cp(name, join(copy, name), { recursive: true });
  }
  const missions = join(copy, "missions");
  for (const name of (await readdir(missions)).filter((file) => file.endsWith(".yml"))) {
    const text = await readFile(join(missions, name), "utf8");
    await writeFile(join(missions, name), text.replace(INVENTED, ""));
  }
  const built = spawnSync(resolve(mkdocs), ["build", "--strict", "--quiet"], {
    cwd: copy,
    env: { ...process.env, PYTHONPATH: join(copy, "hooks") },
    stdio: "inherit",
  });
  assert.equal(built.status, 0, built.error ?? "the copy could not be built");
  return join(copy, "site");
}

/** Returns one audit a page: `{ path, results }`, what Lighthouse says of each run. */
async function auditAll(base) {
  const audits = [];
  for (const path of await listPaths(base)) {
    const results = [];
    for (let run = 0; run < RUNS; run++) {
      results.push(await auditOnce(base + path));
    }
    audits.push({ path, results });
    console.log(`looked at ${path}`);
  }
  return audits;
}

async function listPaths(base) {
  const mission = await findOpenMission(base);
  const english = [
    "/en/",
    "/en/missions/",
    mission,
    `${mission}prepare/`,
    "/en/questions/",
    "/en/search/",
  ];
  const french = english.map(async (path) => OTHER_LANGUAGE.exec(await load(base + path))[1]);
  return [...english, ...(await Promise.all(french))];
}

async function findOpenMission(base) {
  const list = await load(`${base}/en/missions/`);
  const open = [...list.matchAll(CARD)].find(([, , states]) => OPEN.includes(findState(states)));
  assert.ok(open, "no mission is open today: make examples FROM=… moves the examples");
  return /<a [^>]*\bhref="([^"]+)"/.exec(list.slice(open.index))[1];
}

/** Reads the state of this moment: "opens_soon 1794837600 open" is a state, its end, the next one. */
function findState(states) {
  const parts = states.split(" ");
  const now = Date.now() / 1000;
  return parts.find((_, place) => place % 2 === 0 && !(Number(parts[place + 1]) <= now));
}

async function load(address) {
  const answer = await fetch(address);
  assert.equal(answer.status, 200, address);
  return answer.text();
}

/** Looks again where Lighthouse lost the browser, as it does on a busy computer and says itself. */
async function auditOnce(address) {
  let result;
  for (let left = TRIES; left > 0 && (!result || result.runtimeError); left--) {
    result = await look(address);
  }
  assert.ok(!result.runtimeError, `${address}: ${result.runtimeError?.message}`);
  return result;
}

/** Looks at a page in a browser of its own, so that no run finds what another one left. */
async function look(address) {
  const chrome = await launch({ chromeFlags: CHROME_FLAGS });
  try {
    const options = {
      port: chrome.port,
      onlyCategories: CATEGORIES,
      logLevel: "error",
      locale: "en",
    };
    const { lhr } = await lighthouse(address, options);
    return lhr;
  } finally {
    chrome.kill();
  }
}

function scoreOf(result, category) {
  return Math.round(result.categories[category].score * WHOLE);
}

/** Returns the run in the middle, by one category's score. */
function findMedian({ results }, category) {
  const sorted = [...results].sort(
    (one, other) => scoreOf(one, category) - scoreOf(other, category),
  );
  return sorted[Math.floor(sorted.length / 2)];
}

function drawTable(audits) {
  const width = Math.max(...audits.map(({ path }) => path.length));
  const draw = (path, cells) =>
    [path.padEnd(width), ...cells.map((cell, at) => cell.padStart(CATEGORIES[at].length))].join(
      "  ",
    );
  const rows = audits.map((audit) =>
    draw(
      audit.path,
      CATEGORIES.map((name) => String(scoreOf(findMedian(audit, name), name))),
    ),
  );
  return [draw("", CATEGORIES), ...rows];
}

function* listFailing(result, category) {
  for (const { id, weight } of result.categories[category].auditRefs) {
    const { score, displayValue } = result.audits[id];
    if (weight > 0 && score !== null && score < 1) {
      yield displayValue ? `${id} (${displayValue})` : id;
    }
  }
}

function describeFaults(audit) {
  return CATEGORIES.map((category) => [category, findMedian(audit, category)])
    .filter(([category, median]) => scoreOf(median, category) < WHOLE)
    .map(([category, median]) => {
      const failing = [...listFailing(median, category)].join(", ");
      return `${audit.path}: ${category} ${scoreOf(median, category)}: ${failing}`;
    });
}

/** A page's performance is measured on this computer, with whatever else it was doing meanwhile. */
function* describeComputer(audits) {
  const results = audits.flatMap((audit) => audit.results);
  const speeds = results.map(({ environment }) => environment.benchmarkIndex);
  const [least, most] = [Math.min(...speeds), Math.max(...speeds)].map(Math.round);
  if (least < FAST_ENOUGH) {
    yield `performance: this computer was too slow or too busy (${least} to ${most}, wanted ${FAST_ENOUGH})`;
  }
}

process.exitCode = await main(process.argv[2] ?? ".venv/bin/mkdocs");
