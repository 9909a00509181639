/** What every page needs, and the parts of a page that a script makes better, each in time. */

import { PrintButton } from "./printbutton.js";
import { PrintDay } from "./printday.js";
import { Toggle } from "./toggle.js";

/** Classes that have to be there as soon as the page is, by the value of `data-module`. */
const AT_ONCE = new Map([
  ["checklist", async () => (await import("./checklist.js")).Checklist],
  ["search", async () => (await import("./search.js")).Search],
]);

/** Classes that can wait until the reader comes near, and never load if nobody does. */
const WHEN_NEAR = new Map([
  ["back-plan", async () => (await import("./backplan.js")).BackPlan],
  ["copy-link", async () => (await import("./copylink.js")).CopyLink],
  ["eraser", async () => (await import("./eraser.js")).Eraser],
  ["kit", async () => (await import("./kit.js")).Kit],
  ["open-all", async () => (await import("./openall.js")).OpenAll],
  ["pathways", async () => (await import("./pathways.js")).Pathways],
]);
const NEAR = "100%"; // of the window's height

const watch = new IntersectionObserver(meet, { rootMargin: NEAR });

begin("print-button", PrintButton);
begin("print-day", PrintDay);
begin("toggle", Toggle);
for (const root of document.querySelectorAll("[data-module]")) {
  if (AT_ONCE.has(root.dataset.module)) {
    wake(root, AT_ONCE);
  } else if (WHEN_NEAR.has(root.dataset.module)) {
    watch.observe(root);
  }
}

/** Starts a class that is there already on each part of the page that asks for it. */
export function begin(name, Module) {
  for (const root of document.querySelectorAll(`[data-module="${name}"]`)) {
    new Module(root).start();
  }
}

function meet(entries) {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) {
      watch.unobserve(target);
      wake(target, WHEN_NEAR);
    }
  }
}

async function wake(root, modules) {
  const Module = await modules.get(root.dataset.module)();
  new Module(root).start();
}
