/** The script of the page that checks a mission's file. */

import { CheckPage } from "./page.js";

new CheckPage(document.querySelector("#check")).start();
