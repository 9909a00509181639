/** The checker itself, beside the page: Python, and the package that `missions check` runs. */

import { Showing } from "./showing.js";

const HOME = "/checker";

let checker = null;
let form = null;
let showing = null;

const TASKS = {
  /** Load Python and the parcel, and read the project as of now. */
  async load({ base, parcel, library, project, now, ...shown }) {
    const { loadPyodide } = await import(`${base}pyodide.mjs`);
    const [python, packed] = await Promise.all([
      loadPyodide({ indexURL: base }),
      fetchBytes(`${base}${parcel}`),
    ]);
    postMessage({ step: "reading" });
    python.unpackArchive(packed, "zip", { extractDir: HOME });
    python.pyimport("sys").path.append(`${HOME}/${library}`);
    checker = python.pyimport("missionsite.webcheck").Checker(`${HOME}/${project}`, now);
    form = python.pyimport("missionsite.webform").Form(checker);
    const unpack = async (name) =>
      python.unpackArchive(await fetchBytes(`${base}${name}`), "zip", { extractDir: HOME });
    showing = new Showing(python, checker, unpack, shown);
  },

  check({ name, text, language }) {
    return JSON.parse(checker.check(name, text.toWellFormed(), language));
  },

  begin: ({ language }) => form.begin(language),
  listGroups: ({ language }) => JSON.parse(form.list_groups(language)),
  read: ({ text }) => JSON.parse(form.read(text.toWellFormed())),
  write: ({ text, before, after }) => JSON.parse(form.write(text.toWellFormed(), before, after)),

  findFields({ text, places }) {
    return JSON.parse(form.find_fields(text.toWellFormed(), JSON.stringify(places)));
  },

  show(given) {
    return showing.render(given);
  },
};

self.addEventListener("message", async ({ data: { id, task, given } }) => {
  try {
    postMessage({ id, answer: await TASKS[task](given) });
  } catch (error) {
    postMessage({ id, fault: String(error) });
  }
});

async function fetchBytes(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`${answer.status} ${address}`);
  }
  return answer.arrayBuffer();
}
