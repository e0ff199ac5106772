import { histogram } from "../charts/histogram";
import { markoutChart } from "../charts/markouts";
import type { Day } from "../data/day";
import type { Distribution, ExecutionBreakdown } from "../data/report";
import { el } from "../dom/element";
import { drawn, empty, note, nothing, part, parts, remark, stacks, widePart, type Panel } from "../dom/panel";
import { count, decimal, fixed, ms, NONE, percent, words } from "../format/numbers";
import { simpleTable } from "../tables/simple";
import { table, type Column } from "../tables/table";

const legs: [string, string][] = [
  ["signal_to_decision", "Signal → decision"],
  ["decision_to_submit", "Decision → submit"],
  ["submit_to_first_update", "Submit → first update"],
  ["submit_to_fill", "Submit → first fill"],
];

/** What became of the orders, how fast and at which price. */
export function executionPanel(day: Day): Panel {
  const { execution_quality: quality, funnel, run_metadata: run } = day.report;
  if (funnel.executions === 0) {
    return nothing("execution", "Execution quality", "No decision became an order, so there is nothing to measure. The funnel shows where decisions ended.");
  }
  return drawn("execution", "Execution quality", run.latencies_modelled ? "Latencies are what the model assumed, not measurements." : "",
    stacks(
      [part("Orders", orders(day)), slippage(day), part("Spread", spreads(day)), part("Shortfall against the decision's price", shortfall(day))],
      [part("Latency, ms", latencies(day)), ...legs.map(([name, label]) => leg(day, name, label)), markouts(day)]),
    parts(
      quality.rules.length > 0 ? widePart("By rule of the execution simulation", rules(day)) : null,
      widePart("By symbol, side, order type and half hour", breakdown(day))));
}

function orders(day: Day): HTMLElement {
  const { execution_quality: quality, funnel } = day.report;
  const rows: [string, string, string][] = [
    ["Filled at least in part", percent(quality.fill_rate), ""],
    ["Filled in full", percent(quality.full_fill_rate), ""],
    ["Filled in part", percent(quality.partial_fill_rate), ""],
    ["Canceled or expired", percent(quality.cancel_rate), "those filled in part before included"],
    ["Rejected", percent(quality.reject_rate), ""],
    ["Quantity filled", percent(quality.quantity_fill_ratio), "of the quantity submitted"],
    ["With order events", percent(quality.order_event_coverage_ratio), `${count(funnel.execution_order_events)} events, ${count(quality.unlinked_order_event_count)} belong to no order`],
    ["Whole lives", percent(quality.order_lifecycle.complete_ratio), `${count(quality.order_lifecycle.without_end)} without end, ${count(quality.order_lifecycle.fills_do_not_add_up)} whose fills do not add up`],
    ["Fallback", percent(quality.fallback_ratio), Object.entries(quality.fallback_reason_counts).map(([reason, n]) => `${words(reason)} ${count(n)}`).join(", ")],
    ["Other adapter than expected", percent(quality.adapter_mismatch_ratio), quality.expected_actual_adapter_counts.map((row) => `${row.expected_adapter} → ${row.actual_adapter} ${count(row.count)}`).join(", ")],
  ];
  return el("div", {}, simpleTable("Orders in figures", [{ label: `of ${count(funnel.executions)} orders` }, { label: "Share", number: true }, { label: "", wrap: true }], rows),
    note("By status: ", Object.entries(quality.execution_status_counts).map(([status, n]) => `${words(status)} ${count(n)}`).join(", "), "."));
}

function latencies(day: Day): HTMLElement {
  const { latencies: all } = day.report.execution_quality;
  const rows = legs.map(([name, label]) => {
    const one = all[name];
    const d = one?.ms;
    return [label, count(d?.count), ...[d?.p50, d?.p90, d?.p95, d?.p99, d?.max].map((value) => fixed(value, (value ?? 0) >= 100 || Number.isInteger(value) ? 0 : 1)), one && one.withheld > 0 ? el("span", { class: "loss", text: count(one.withheld) }) : "0"];
  });
  return el("div", {}, simpleTable("Latencies", [{ label: "Leg" }, { label: "n", number: true }, { label: "p50", number: true }, { label: "p90", number: true }, { label: "p95", number: true }, { label: "p99", number: true }, { label: "max", number: true }, { label: "with-held", number: true, title: "Values left out because their two times come from different clocks" }], rows),
    note("Percentiles interpolate linearly between ranks. A value is withheld where its two times come from different clocks."));
}

function leg(day: Day, name: string, label: string): HTMLElement {
  const one = day.report.execution_quality.latencies[name];
  if (!one || one.ms.count === 0) {
    return part(label, empty(one && one.withheld > 0 ? `All ${count(one.withheld)} values are withheld: the two times come from different clocks, so their difference is no latency.` : "No order has both times."));
  }
  if (one.ms.min === one.ms.max) {
    return part(label, remark(`All ${count(one.ms.count)} values are ${ms(one.ms.p50)}: there is no distribution to draw.`));
  }
  return histogram({ title: label, unit: "ms", sample: one.ms, histogram: one.histogram, format: ms, height: 160 });
}

function slippage(day: Day): HTMLElement {
  const s = day.report.execution_quality.slippage_bps;
  if (s.signed.count === 0) {
    return part("Slippage", empty("No order has a transaction cost row with an arrival price and a fill."));
  }
  return el("div", { class: "part" },
    histogram({ title: "Slippage against the arrival mid", unit: "bps; above 0 the fill was worse", sample: s.signed, histogram: s.histogram, format: (value) => `${fixed(value, Math.abs(value) < 10 ? 2 : 0)} bps` }),
    note(`Mean ${fixed(s.signed.mean)} bps (by notional ${fixed(s.notional_weighted_avg)}), n ${count(s.signed.count)}. Of the size without sign: mean ${fixed(s.avg_abs)}, median ${fixed(s.p50_abs)}, p95 ${fixed(s.p95_abs)}, largest ${fixed(s.max_abs)}.`));
}

function spreads(day: Day): HTMLElement {
  const { spreads: s } = day.report.execution_quality;
  if (s.quoted_bps.count === 0 && s.effective_bps.count === 0) {
    return empty("Neither a quote at submission nor a fill with an arrival price is known.");
  }
  const row = (name: string, d: Distribution): string[] => [name, count(d.count), fixed(d.mean), fixed(d.p50), fixed(d.p95)];
  return el("div", {},
    simpleTable("Spreads, bps", [{ label: "bps" }, { label: "n", number: true }, { label: "Mean", number: true }, { label: "Median", number: true }, { label: "p95", number: true }], [
      row("Quoted at submission", s.quoted_bps),
      row("Effective: 2 × slippage", s.effective_bps),
      row("Realized after 300 s", s.realized_300s_bps),
    ]),
    note(`Paid of the quoted spread: ${percent(s.effective_over_quoted)} (mean effective ÷ mean quoted, over orders with both).`));
}

function shortfall(day: Day): HTMLElement {
  const { shortfall: s } = day.report.execution_quality;
  if (s.count === 0) {
    return empty("No order has a decision price, an arrival price, a fill and a quoted spread.");
  }
  return el("div", {},
    simpleTable("Shortfall", [{ label: "Above 0 is a cost" }, { label: "Currency", number: true }, { label: "bps", number: true }], [
      ["Delay: decision to arrival", decimal(s.delay_notional), fixed(s.delay_bps)],
      ["Spread: half the quoted one", decimal(s.spread_notional), fixed(s.spread_bps)],
      ["Impact: the rest to the fill", decimal(s.impact_notional), fixed(s.impact_bps)],
      [el("b", { text: "Total" }), el("b", { text: decimal(s.total_notional) }), el("b", { text: fixed(s.total_bps) })],
    ]),
    note(`${count(s.count)} orders.`));
}

function markouts(day: Day): HTMLElement {
  const rows = day.report.execution_quality.markouts;
  if (rows.every((row) => row.bps.count === 0)) {
    return part("Markouts", empty(day.rows.prices.store ? "No mid is known after a fill within the window." : "Markouts need the mid after a fill, and there is no signal store with quotes."));
  }
  const counts = rows.map((row) => row.bps.count);
  return markoutChart("Markouts after the fill", "bps of the mid; above 0 the market went the trade's way", rows.map((row) => row.horizon_seconds), [
    { name: "mean", color: "accent", bps: rows.map((row) => row.bps.mean), counts },
    { name: "median", color: "muted", dash: true, bps: rows.map((row) => row.bps.p50), counts },
    { name: "mean by notional", color: "second", dash: true, bps: rows.map((row) => row.notional_weighted_avg), counts },
  ]);
}

function rules(day: Day): HTMLElement {
  return simpleTable("Order updates by rule", [{ label: "Update" }, { label: "Rule" }, { label: "Updates", number: true }, { label: "With a known quote", number: true }, { label: "Worse than the quote", number: true, title: "A buy above the offer or a sell below the bid of its moment" }],
    day.report.execution_quality.rules.map((row) => [words(row.event_type), words(row.rule), count(row.count), count(row.with_quote), row.worse_than_quote > 0 ? el("b", { class: "loss", text: count(row.worse_than_quote) }) : "0"]));
}

interface Line extends ExecutionBreakdown {
  kind: string;
}

function breakdown(day: Day): HTMLElement {
  const { execution_quality: quality, } = day.report;
  const { clock } = day;
  const kinds: [string, ExecutionBreakdown[]][] = [["symbol", quality.by_symbol], ["side", quality.by_side], ["order type", quality.by_order_type], ["half hour", quality.by_half_hour]];
  const list: Line[] = kinds.flatMap(([kind, rows]) => rows.map((row) => ({ ...row, kind })));
  const at = (row: number): Line => list[row]!;
  const name = (row: number): string => (at(row).kind === "half hour" && !Number.isNaN(Date.parse(at(row).key)) ? clock.minute(clock.ofText(at(row).key)) : words(at(row).key));
  const number = (label: string, unit: string | undefined, value: (line: Line) => number | null, format: (value: number | null) => string, hint?: string): Column =>
    ({ label, unit, hint, number: true, sort: (row) => value(at(row)), text: (row) => format(value(at(row))) });
  const bps = (value: number | null): string => fixed(value);
  return table({
    label: "Execution by symbol, side, order type and half hour",
    count: list.length,
    choices: [{ label: "By", values: kinds.map(([kind]) => kind), of: (row) => at(row).kind }],
    search: (row) => `${at(row).kind} ${name(row)}`,
    columns: [
      { label: "By", sort: (row) => at(row).kind, text: (row) => at(row).kind },
      { label: "", sort: name, text: name },
      number("Orders", undefined, (line) => line.executions, count),
      number("Filled", undefined, (line) => line.fill_rate, (value) => percent(value)),
      number("Canceled", undefined, (line) => line.cancel_rate, (value) => percent(value)),
      number("Rejected", undefined, (line) => line.reject_rate, (value) => percent(value)),
      { label: "Notional", number: true, sort: (row) => Number(at(row).notional), text: (row) => decimal(at(row).notional, 0), title: (row) => at(row).notional },
      number("Slippage mean", "bps", (line) => line.slippage_mean_bps, bps),
      number("Slippage p95", "bps", (line) => line.slippage_p95_abs_bps, bps, "95th percentile of the size without sign"),
      number("Quoted spread", "bps", (line) => line.quoted_spread_mean_bps, bps, "Mean, at submission"),
      number("Effective spread", "bps", (line) => line.effective_spread_mean_bps, bps, "Mean"),
      number("Markout 60 s", "bps", (line) => line.markout_60s_mean_bps, bps, "Mean; above 0 the market went the trade's way"),
      number("Time to fill", undefined, (line) => line.submit_to_fill_p50_ms, (value) => (value === null ? NONE : ms(value)), "Median, from submission to the first fill"),
    ],
  });
}
