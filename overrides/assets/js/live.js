/** Where missions are told of, what time changes is there as soon as the page is. */

import "./main.js";
import { startStates } from "./state.js";

startStates(document);
