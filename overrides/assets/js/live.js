/** Where missions are told of, what time changes is there as soon as the page is. */

import "./main.js";
import { start } from "./state.js";

start(document);
