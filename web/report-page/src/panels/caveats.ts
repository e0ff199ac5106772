import type { Day } from "../data/day";
import { el } from "../dom/element";
import { drawn, nothing, type Panel } from "../dom/panel";

/** Limits of what the report says, from what was in fact used. */
export function caveatsPanel(day: Day): Panel {
  const { caveats } = day.report;
  if (caveats.length === 0) {
    return nothing("caveats", "Caveats", "The report names no limit of what it says.");
  }
  return drawn("caveats", "Caveats", "What to keep in mind, from what this run in fact used.",
    el("ul", { class: "notes" }, ...caveats.map((caveat) => el("li", {}, caveat.message, " ", el("code", { text: caveat.code })))));
}
