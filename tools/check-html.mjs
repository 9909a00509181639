// Holds every built page, style sheet and drawing against the Nu HTML checker.
//
// Usage: node tools/check-html.mjs FOLDER   (whatever the checker says is a fault, infos too)

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const OPTIONS = ["--stdout", "--format", "json", "--also-check-css", "--also-check-svg"];
const CHECKED = /\.(html|css|svg)$/;
// The checker reads files, which have no origin for 'self' to mean, takes data for scripts, and does
// not know container queries, nor the properties of drawings (SVG 2, y and paint-order). What the
// policy really blocks, the tests in a browser see.
const BLIND_SPOTS =
  /violates Content Security Policy|“container-type”|“@container”|Property “(?:y|paint-order)” doesn't/;
const MOST_OUTPUT = 256 * 1024 * 1024;

function main(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => CHECKED.test(name));
  if (!files.includes("index.html")) {
    throw new Error(`${folder} holds no built site`);
  }
  const paths = files.sort().map((name) => join(folder, name));
  const { error, stdout, stderr } = spawnSync("java", ["-jar", JAR, ...OPTIONS, ...paths], {
    encoding: "utf8",
    maxBuffer: MOST_OUTPUT,
  });
  if (error || !stdout.trim()) {
    throw error ?? new Error(`the checker said nothing; ${stderr}`);
  }
  const messages = JSON.parse(stdout).messages.filter(({ message }) => !BLIND_SPOTS.test(message));
  for (const message of messages) {
    console.log(describe(message));
  }
  console.log(`Nu HTML checker: ${files.length} files, ${messages.length} messages`);
  return messages.length === 0 ? 0 : 1;
}

function describe({ url, lastLine, firstColumn, lastColumn, subType, type, message, extract }) {
  const file = url ? relative(".", fileURLToPath(url)) : "";
  const where = `${file}:${lastLine ?? 1}:${firstColumn ?? lastColumn ?? 1}`;
  return `${where}: ${subType ?? type}: ${message}\n    ${(extract ?? "").trim()}`;
}

process.exitCode = main(process.argv[2] ?? "site");
