import type { Day } from "../data/day";
import { el } from "../dom/element";
import { drawn, empty, note, part, parts, stacks, widePart, type Panel } from "../dom/panel";
import { count, duration, percent, words } from "../format/numbers";
import { simpleTable } from "../tables/simple";
import { table } from "../tables/table";

/** Whether the trader ran well. */
export function stabilityPanel(day: Day): Panel {
  const { stability } = day.report;
  const lead = stability.anomalies.length === 0 ? "Nothing looks wrong." : `Looks wrong: ${stability.anomalies.map(words).join(", ")}.`;
  return drawn("stability", "Stability and provenance", lead,
    stacks(
      [part("Runtime events", events(day)), part("How far the trader read", cursor(day)), part("Safety switches and refusals", safety(day))],
      [part("Provenance of orders", provenance(day))]),
    parts(
      widePart("Signals by symbol", continuity(day)),
      stability.missing_tables.length > 0 ? widePart("Missing tables", note(`The ledger lacks ${stability.missing_tables.join(", ")}; what rests on them is null.`)) : null));
}

function events(day: Day): HTMLElement {
  const list = day.report.stability.runtime_events;
  if (list.length === 0) {
    return empty("The ledger has no runtime events.");
  }
  const weight: Record<string, number> = { critical: 0, fatal: 0, error: 1, warning: 2 };
  const rows = [...list].sort((a, b) => (weight[a.severity] ?? 3) - (weight[b.severity] ?? 3));
  return simpleTable("Runtime events", [{ label: "Severity" }, { label: "Component" }, { label: "Code" }, { label: "Count", number: true }],
    rows.slice(0, 20).map((row) => [(weight[row.severity] ?? 3) < 2 ? el("b", { class: "loss", text: row.severity }) : row.severity, row.component, words(row.code), count(row.count)]));
}

function safety(day: Day): HTMLElement {
  const { safety: events, feature_gate_refusals: refusals } = day.report.stability;
  return el("div", {},
    simpleTable("Safety switches", [{ label: "" }, { label: "Count", number: true }], Object.entries(events).map(([name, n]) => [words(name), n > 0 ? el("b", { class: "loss", text: count(n) }) : count(n)])),
    Object.keys(refusals).length === 0 ? note("The feature-quality gate refused no signal, or the ledger does not count refusals.") : note("Signals the feature-quality gate refused: ", Object.entries(refusals).map(([name, n]) => `${words(name)} ${count(n)}`).join(", "), "."));
}

function provenance(day: Day): HTMLElement {
  const { route_provenance: route, scope } = day.report.stability;
  if (!route["executions"]) {
    return empty("There are no orders.");
  }
  const rows = Object.entries(route).filter(([name]) => !["executions", "complete", "complete_ratio"].includes(name));
  return el("div", {},
    simpleTable("Provenance", [{ label: `${count(route["complete"])} of ${count(route["executions"])} orders complete (${percent(route["complete_ratio"])})` }, { label: "Count", number: true }],
      rows.map(([name, n]) => [words(name), n ? el("b", { class: "loss", text: count(n) }) : count(n)])),
    note(scope["mode"] === "run"
      ? `The ledger has ${count(Number(scope["decisions_total"]))} decisions; ${count(Number(scope["decisions_of_other_runs"]))} of other runs are left out.`
      : "No decision of the ledger names a run, so all of them are in this report."));
}

function cursor(day: Day): HTMLElement {
  const list = day.report.stability.trade_cursor_rows;
  if (list.length === 0) {
    return empty("The ledger has no cursor.");
  }
  return simpleTable("Cursors", [{ label: "Source" }, { label: "Account" }, { label: "Read up to" }, { label: "Symbol" }, { label: "Sequence", number: true }, { label: "Behind", number: true }],
    list.map((row) => [row.source, row.account_label, day.clock.time(day.clock.ofText(row.cursor_at)), row.cursor_symbol, count(row.cursor_seq), duration(row.lag_seconds)]));
}

function continuity(day: Day): HTMLElement {
  const list = day.report.stability.signal_continuity;
  if (list.length === 0) {
    return empty("There is no signal store, so the continuity of signals is not known.");
  }
  const at = (row: number): (typeof list)[number] => list[row]!;
  return table({
    label: "Continuity of signals",
    count: list.length,
    search: (row) => at(row).symbol,
    columns: [
      { label: "Symbol", sort: (row) => at(row).symbol, text: (row) => at(row).symbol },
      { label: "Bars", sort: (row) => at(row).window_size, text: (row) => (at(row).window_size === "PT1S" ? "1 second" : at(row).window_size === "PT1M" ? "1 minute" : at(row).window_size) },
      { label: "Signals", number: true, sort: (row) => at(row).signals, text: (row) => count(at(row).signals) },
      { label: "Longest silence", number: true, sort: (row) => at(row).longest_silence_seconds, text: (row) => duration(at(row).longest_silence_seconds) },
      { label: "from", sort: (row) => at(row).longest_silence_start, text: (row) => day.clock.time(day.clock.ofText(at(row).longest_silence_start), 0), title: (row) => at(row).longest_silence_start },
      { label: "Gaps in the sequence", number: true, sort: (row) => at(row).sequence_gaps, text: (row) => count(at(row).sequence_gaps) },
    ],
  });
}
