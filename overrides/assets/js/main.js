/** Finds the parts of a page that a script makes better, and gives each its class. */

import { Checklist } from "./checklist.js";
import { CopyLink } from "./copylink.js";
import { OpenAll } from "./openall.js";
import { PrintButton } from "./printbutton.js";
import { PrintDay } from "./printday.js";
import { start as startStates } from "./state.js";
import { Toggle } from "./toggle.js";

/** Class by the value of `data-module` on its root element. */
const MODULES = new Map([
  ["checklist", Checklist],
  ["copy-link", CopyLink],
  ["open-all", OpenAll],
  ["print-button", PrintButton],
  ["print-day", PrintDay],
  ["toggle", Toggle],
]);

for (const root of document.querySelectorAll("[data-module]")) {
  const Module = MODULES.get(root.dataset.module);
  if (Module) {
    new Module(root).start();
  }
}

startStates(document);
