/** The comparison of missions. */

import "./live.js";
import { Comparison } from "./comparison.js";
import { begin } from "./main.js";

begin("comparison", Comparison);
