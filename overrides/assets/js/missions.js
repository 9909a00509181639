/** The list of missions. It runs before the first paint: states and filters are there by then. */

import "./cards.js";
import { Filters } from "./filters.js";

for (const root of document.querySelectorAll("[data-filters]")) {
  new Filters(root).start();
}
