import { followTheme } from "./charts/chart";
import { readDay, type Day } from "./data/day";
import { contents, followScroll } from "./dom/contents";
import { append, el } from "./dom/element";
import { section, type Panel } from "./dom/panel";
import { count } from "./format/numbers";
import { caveatsPanel } from "./panels/caveats";
import { controlPanels } from "./panels/control";
import { coveragePanel } from "./panels/coverage";
import { equityPanel } from "./panels/equity";
import { executionPanel } from "./panels/execution";
import { figuresPanel } from "./panels/figures";
import { funnelPanel } from "./panels/funnel";
import { llmPanel } from "./panels/llm";
import { pnlPanel } from "./panels/pnl";
import { pricesPanel } from "./panels/prices";
import { rowPanels } from "./panels/rows";
import { runPanel } from "./panels/run";
import { stabilityPanel } from "./panels/stability";
import { badge, verdictPanel } from "./panels/verdict";

const day = readDay();
const prices = pricesPanel(day);
const panels: Panel[] = [
  verdictPanel(day),
  figuresPanel(day),
  coveragePanel(day),
  funnelPanel(day),
  equityPanel(day),
  prices.panel,
  executionPanel(day),
  pnlPanel(day),
  llmPanel(day),
  stabilityPanel(day),
  ...controlPanels(day),
  ...rowPanels(day, prices.show),
  runPanel(day),
  caveatsPanel(day),
];

const counts: Record<string, number> = {
  verdict: day.report.verdict.findings.length,
  trades: day.trades.total,
  orders: day.orders.total,
  decisions: day.decisions.total,
  reviews: day.reviews.total,
  caveats: day.report.caveats.length,
};

const column = el("main", { class: "column" }, head(day), ...panels.map(section), foot(day));
append(document.getElementById("page")!, [el("div", { class: "frame" }, contents(panels, counts), column)]);
followTheme();
followScroll();
document.documentElement.dataset["ready"] = "";

function head(of: Day): HTMLElement {
  const { run_metadata: run, coverage, verdict } = of.report;
  const symbols = run.symbols.length === 1 ? run.symbols[0]! : `${count(run.symbols.length)} symbols`;
  return el("header", { class: "head" },
    el("h1", { text: run.run_id }),
    badge(verdict.status.toLowerCase(), verdict.status),
    el("p", { class: "facts", text: [coverage.trading_day, `${of.clock.minute(of.clock.start)} to ${of.clock.minute(of.clock.end)} ${of.clock.label}`, run.dataset_id, symbols, run.strategies.map((strategy) => strategy.name).join(", "), run.source.synthetic ? "synthetic market data" : ""].filter((text) => text !== "").join("  ·  ") }));
}

function foot(of: Day): HTMLElement {
  return el("footer", { class: "foot", text: `${of.report.schema_version}, program ${of.report.run_metadata.program_version}. Times are the exchange's (${of.clock.zone}); money is in the account's currency; – is not known or not defined, never zero.` });
}
