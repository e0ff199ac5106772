import { followTheme } from "../charts/chart";
import { append, el } from "../dom/element";
import { drawn, section, type Panel } from "../dom/panel";
import { contents, followScroll } from "../dom/contents";
import { badge } from "../panels/verdict";
import { read, type Comparison, type CurveData, type RunComparison } from "./data";
import { divergencePanel } from "./divergence";
import { equityPanel } from "./equity";
import { differencesPanel, headlinePanel } from "./figures";
import { findingsPanel } from "./findings";
import { identityPanel } from "./identity";

const comparison = read<Comparison>("comparison");
const several = comparison.comparisons.length > 1;
const panels: Panel[] = [
  identityPanel(comparison),
  ...comparison.comparisons.map((one, i) => divergencePanel(id("divergence", i), title("Where they part", one), one)),
  equityPanel(read<CurveData[]>("curves")),
  ...comparison.comparisons.flatMap((one, i) => [
    headlinePanel(id("figures", i), title("Main figures", one), one),
    findingsPanel(id("findings", i), title("Findings", one), one),
    differencesPanel(id("differences", i), title("All differences", one), one),
  ]),
  ...(comparison.caveats.length === 0 ? [] : [caveats()]),
];

const column = el("main", { class: "column" }, head(), ...panels.map(section), foot());
append(document.getElementById("page")!, [el("div", { class: "frame" }, contents(panels, {}), column)]);
followTheme();
followScroll();
document.documentElement.dataset["ready"] = "";

function id(name: string, i: number): string {
  return i === 0 ? name : `${name}-${i + 1}`;
}

function title(name: string, one: RunComparison): string {
  return several ? `${name}: ${one.second}` : name;
}

function head(): HTMLElement {
  const [first] = comparison.runs;
  return el("header", { class: "head" },
    el("h1", { text: comparison.runs.map((run) => run.label).join(" · ") }),
    comparison.equal ? badge("pass", "EQUAL") : badge(comparison.regression ? "fail" : "warn", comparison.regression ? "DIFFERENT, WORSE" : "DIFFERENT"),
    el("p", { class: "facts", text: `${first!.trading_day}  ·  ${first!.window_start} to ${first!.window_end}  ·  ${first!.dataset_id}  ·  ${first!.source}` }));
}

function caveats(): Panel {
  return drawn("caveats", "Caveats", "What to keep in mind.",
    el("ul", { class: "notes" }, ...comparison.caveats.map((caveat) => el("li", {}, caveat.message, " ", el("code", { text: caveat.code })))));
}

function foot(): HTMLElement {
  return el("footer", { class: "foot", text: `${comparison.schema_version}. Money is in the account's currency; – is not known or not defined, never zero.` });
}
