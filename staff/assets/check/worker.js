/** The checker itself, beside the page: Python, and the package that `missions check` runs. */

import { Showing } from "./showing.js";

const HOME = "/checker";

let checker = null;
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
    const unpack = async (name) =>
      python.unpackArchive(await fetchBytes(`${base}${name}`), "zip", { extractDir: HOME });
    showing = new Showing(python, checker, unpack, shown);
  },

  check({ name, text, language }) {
    return JSON.parse(checker.check(name, text.toWellFormed(), language));
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
