// Opens YAML files in yaml-language-server as an editor does and fails on any diagnostic.
//
// Usage: node tools/check-yaml.mjs FILE…   (each file names its schema in its first line)

import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import rpc from "vscode-jsonrpc/node.js";

const SERVER = createRequire(import.meta.url).resolve(
  "yaml-language-server/bin/yaml-language-server",
);
const SETTINGS = { yaml: { validate: true, schemaStore: { enable: false } } };
const UNKNOWN_KEY = "\nno_such_field: 1\n";
const PATIENCE_MS = 60_000;

async function main(files) {
  const editor = await openEditor();
  let faults = 0;
  try {
    await proveThatSchemasAreRead(editor, files[0]);
    for (const file of files) {
      faults += report(file, await editor.diagnose(file, await readFile(file, "utf8")));
    }
  } finally {
    editor.close();
  }
  console.log(`yaml-language-server: ${files.length} files, ${faults} diagnostics`);
  return faults === 0 ? 0 : 1;
}

async function openEditor() {
  const server = spawn(process.execPath, [SERVER, "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  const waiting = new Map();
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
    waiting.get(uri)?.(diagnostics);
  });
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(process.cwd()).href,
    capabilities: {},
  });
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("workspace/didChangeConfiguration", { settings: SETTINGS });
  return {
    diagnose: (file, text) =>
      diagnose(connection, waiting, pathToFileURL(resolve(file)).href, text),
    close: () => server.kill(),
  };
}

async function diagnose(connection, waiting, uri, text) {
  let timer;
  const answer = new Promise((done, fail) => {
    waiting.set(uri, done);
    timer = setTimeout(() => fail(new Error(`no answer for ${uri}`)), PATIENCE_MS);
  });
  const textDocument = { uri, languageId: "yaml", version: 1, text };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
  const diagnostics = await answer;
  clearTimeout(timer);
  waiting.delete(uri);
  await connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  return diagnostics;
}

/** A schema that is not found gives no diagnostic either: a made mistake must be seen first. */
async function proveThatSchemasAreRead(editor, file) {
  const beside = `${file}.probe.yml`;
  const seen = await editor.diagnose(beside, (await readFile(file, "utf8")) + UNKNOWN_KEY);
  if (seen.length === 0) {
    throw new Error(`${file}: an unknown key gives no diagnostic; is its schema found?`);
  }
}

function report(file, diagnostics) {
  for (const { range, message } of diagnostics) {
    const { line, character } = range.start;
    console.log(`${relative(".", file)}:${line + 1}:${character + 1}: ${message}`);
  }
  return diagnostics.length;
}

process.exitCode = await main(process.argv.slice(2));
