/** The list of missions. It runs before the first paint: states, and what is chosen, are there by then. */

import "./cards.js";
import { Filters } from "./filters.js";

for (const root of document.querySelectorAll("[data-filters]")) {
  const filters = new Filters(root);
  if (window.location.search) {
    filters.start();
  } else {
    setTimeout(() => filters.start()); // nothing is chosen: the list is seen sooner
  }
}
