/** Finds the parts of a page that a script makes better, and gives each its class in time. */

import { PrintButton } from "./printbutton.js";
import { PrintDay } from "./printday.js";
import { Toggle } from "./toggle.js";

/** Classes that have to be there as soon as the page is, by the value of `data-module`. */
const AT_ONCE = new Map([
  ["back-plan", async () => (await import("./backplan.js")).BackPlan],
  ["checklist", async () => (await import("./checklist.js")).Checklist],
  ["chooser", async () => (await import("./chooser.js")).Chooser],
  ["comparison", async () => (await import("./comparison.js")).Comparison],
  ["open-all", async () => (await import("./openall.js")).OpenAll],
  ["pathways", async () => (await import("./pathways.js")).Pathways],
  ["print-button", () => PrintButton],
  ["print-day", () => PrintDay],
  ["search", async () => (await import("./search.js")).Search],
  ["toggle", () => Toggle],
  ["visits", async () => (await import("./visits.js")).Visits],
]);

/** Classes that can wait until the reader comes near, and never load if nobody does. */
const WHEN_NEAR = new Map([
  ["copy-link", async () => (await import("./copylink.js")).CopyLink],
  ["eraser", async () => (await import("./eraser.js")).Eraser],
  ["kit", async () => (await import("./kit.js")).Kit],
]);
const NEAR = "100%"; // of the window's height

const watch = new IntersectionObserver(meet, { rootMargin: NEAR });

for (const root of document.querySelectorAll("[data-module]")) {
  if (AT_ONCE.has(root.dataset.module)) {
    start(root, AT_ONCE);
  } else if (WHEN_NEAR.has(root.dataset.module)) {
    watch.observe(root);
  }
}

function meet(entries) {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) {
      watch.unobserve(target);
      start(target, WHEN_NEAR);
    }
  }
}

async function start(root, modules) {
  const Module = await modules.get(root.dataset.module)();
  new Module(root).start();
}
