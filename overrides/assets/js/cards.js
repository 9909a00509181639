/** Where missions can be chosen to compare, and may have changed since they were last seen. */

import "./live.js";
import { Chooser } from "./chooser.js";
import { begin } from "./main.js";
import { Visits } from "./visits.js";

begin("chooser", Chooser);
begin("visits", Visits);
