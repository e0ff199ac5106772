import type { Day } from "../data/day";
import type { Contribution } from "../data/report";
import { histogram } from "../charts/histogram";
import { el } from "../dom/element";
import { drawn, empty, note, nothing, part, parts, stacks, widePart, type Panel } from "../dom/panel";
import { count, decimal, duration, fixed, gainClass, percent, price, quantity, signed, words } from "../format/numbers";
import { simpleTable } from "../tables/simple";
import { table } from "../tables/table";
import { badge } from "./verdict";

/** Profit and loss: sums that close, contributions, statistics of trades, what is still open. */
export function pnlPanel(day: Day): Panel {
  const { pnl, funnel } = day.report;
  if (funnel.executions === 0 && pnl.open_positions.length === 0) {
    return nothing("pnl", "Profit and loss", "Nothing was bought or sold and nothing was held, so there is no profit or loss.");
  }
  return drawn("pnl", "Profit and loss", "First in, first out per account and symbol; costs as assumed, open lots at the final price. An estimate, not a broker's statement; nothing is annualised.",
    stacks(
      [part("From realized to net", waterfall(day))],
      [part("Closed trades", statistics(day)), returns(day)], true),
    parts(
      widePart("By symbol", contributions("P&L by symbol", "Symbol", pnl.by_symbol)),
      widePart("By strategy", contributions("P&L by strategy", "Strategy", pnl.by_strategy)),
      widePart("By direction", contributions("P&L by direction", "Direction", pnl.by_direction)),
      widePart("By half hour", contributions("P&L by half hour", "From", pnl.by_half_hour, (key) => (Number.isNaN(Date.parse(key)) ? words(key) : day.clock.minute(day.clock.ofText(key)))), note("Closed trades by their exit, open lots in the last half hour.")),
      widePart("Open at the window's end", open(day)),
      widePart("Sums that must close", identity(day))));
}

function waterfall(day: Day): HTMLElement {
  const { pnl } = day.report;
  const gain = (text: string): HTMLElement => el("span", { class: gainClass(text), text: signed(text) });
  const rows = [
    ["Realized, of closed trades", gain(pnl.realized_pnl), ""],
    ["Unrealized, of open lots", gain(pnl.unrealized_pnl), `${count(pnl.open_lot_count)} lots${pnl.open_lots_without_price > 0 ? `, ${count(pnl.open_lots_without_price)} without a price and in no sum` : ""}`],
    [el("b", { text: "Gross" }), el("b", {}, gain(pnl.gross_pnl)), ""],
    ["Commission", decimal(negated(pnl.costs["commission"])), `${decimal(pnl.commission_bps)} bps of notional`],
    ["Fees per order", decimal(negated(pnl.costs["per_trade_fees"])), `${decimal(pnl.per_trade_fee)} each`],
    ["SEC fees", decimal(negated(pnl.costs["sec_fees"])), "on sells"],
    ["FINRA TAF", decimal(negated(pnl.costs["finra_taf"])), "on sells, uncapped"],
    [el("b", { text: "Net, estimated" }), el("b", {}, gain(pnl.net_pnl_estimated)), pnl.net_return_bps === null ? "starting equity not known" : `${fixed(pnl.net_return_bps, 1)} bps of ${decimal(pnl.starting_equity)}`],
    ["TCA proxy", pnl.tca_realized_pnl_proxy_notional === null ? "–" : gain(pnl.tca_realized_pnl_proxy_notional), "minus the shortfall against the arrival price; no P&L"],
  ];
  return simpleTable("From realized to net", [{ label: "" }, { label: "Currency", number: true }, { label: "", wrap: true }], rows);
}

/** A cost as what it does to P&L. */
function negated(text: string | undefined): string | null {
  return text === undefined ? null : text.startsWith("-") ? text.slice(1) : `-${text}`;
}

function statistics(day: Day): HTMLElement {
  const { trades } = day.report.pnl;
  if (trades.closed === 0) {
    return empty("No trade was closed in the window.");
  }
  const of = (name: string, d: typeof trades.net, format: (value: number | null) => string): string[] => [name, count(d.count), format(d.mean), format(d.p50), format(d.p95), format(d.min), format(d.max)];
  return el("div", {},
    simpleTable("Statistics of closed trades", [{ label: "" }, { label: "n", number: true }, { label: "Mean", number: true }, { label: "Median", number: true }, { label: "p95", number: true }, { label: "Least", number: true }, { label: "Most", number: true }], [
      of("Net per trade, currency", trades.net, (value) => fixed(value)),
      of("Return, bps gross", trades.return_bps, (value) => fixed(value, 1)),
      of("Worst on the way, bps", trades.mae_bps, (value) => fixed(value, 1)),
      of("Best on the way, bps", trades.mfe_bps, (value) => fixed(value, 1)),
      of("Holding time", trades.holding_seconds, duration),
    ]),
    note(interval(trades.mean_net)),
    note(`Hit rate ${percent(trades.hit_rate)} (${count(trades.wins)} won, ${count(trades.losses)} lost), won ${decimal(trades.win_total)}, lost ${decimal(trades.loss_total)}; payoff ${fixed(trades.payoff_ratio)}, profit factor ${fixed(trades.profit_factor)}. ${count(trades.entry_exit_pairs)} pairs of entry and exit order: partial fills make several trades of one pair.`));
}

/** How sure the mean is. */
function interval(mean: Day["report"]["pnl"]["trades"]["mean_net"]): string {
  return mean.low95 === null
    ? "Too few trades for an interval of the mean."
    : `Mean net per trade ${fixed(mean.mean)}, 95 % interval ${fixed(mean.low95)} to ${fixed(mean.high95)} (bootstrap, ${count(mean.resamples)} resamples, seed ${mean.seed}); ${percent(mean.share_above_zero)} of the resamples have a mean above 0.`;
}

function returns(day: Day): HTMLElement {
  const { trades } = day.report.pnl;
  return trades.closed === 0 ? part("Net return per trade", empty("No trade was closed in the window.")) : histogram({
    title: "Net return per trade",
    unit: "bps of the entry notional, after costs",
    histogram: trades.net_return_histogram,
    format: (value) => `${fixed(value, Math.abs(value) < 10 ? 1 : 0)} bps`,
    height: 170,
  });
}

function contributions(label: string, head: string, rows: Contribution[], name: (key: string) => string = (key) => key): HTMLElement {
  if (rows.length === 0) {
    return empty("Nothing was traded.");
  }
  const most = Math.max(...rows.map((row) => Math.abs(Number(row.net_pnl)))) || 1;
  const at = (row: number): Contribution => rows[row]!;
  return table({
    label,
    count: rows.length,
    search: (row) => at(row).key,
    columns: [
      { label: head, sort: (row) => at(row).key, text: (row) => name(at(row).key) },
      { label: "Net", number: true, sort: (row) => Number(at(row).net_pnl), text: (row) => signed(at(row).net_pnl), tone: (row) => gainClass(at(row).net_pnl), title: (row) => at(row).net_pnl },
      { label: "", hint: "Net, relative to the largest", sort: (row) => Number(at(row).net_pnl), text: () => "", draw: (row) => both(at(row).net_pnl, most) },
      { label: "Realized", number: true, sort: (row) => Number(at(row).realized_pnl), text: (row) => signed(at(row).realized_pnl) },
      { label: "Unrealized", number: true, sort: (row) => Number(at(row).unrealized_pnl), text: (row) => signed(at(row).unrealized_pnl) },
      { label: "Costs", number: true, sort: (row) => Number(at(row).cost), text: (row) => decimal(at(row).cost) },
      { label: "Trades", number: true, hint: "Closed", sort: (row) => at(row).closed_trades, text: (row) => count(at(row).closed_trades) },
      { label: "Open", number: true, hint: "Open lots", sort: (row) => at(row).open_lots, text: (row) => count(at(row).open_lots) },
      { label: "Won", number: true, sort: (row) => (at(row).closed_trades === 0 ? null : at(row).wins / at(row).closed_trades), text: (row) => percent(at(row).closed_trades === 0 ? null : at(row).wins / at(row).closed_trades) },
      { label: "Share of net", number: true, hint: "Beyond 0 to 100 % where others lost what this one won", sort: (row) => at(row).share_of_net, text: (row) => percent(at(row).share_of_net) },
    ],
  });
}

/** A bar to the right of a line for a gain, to the left for a loss. */
function both(net: string, most: number): HTMLElement {
  const share = (Math.abs(Number(net)) / most) * 50;
  const inner = el("i", { class: gainClass(net) || null });
  inner.style.width = `${share}%`;
  inner.style.left = Number(net) < 0 ? `${50 - share}%` : "50%";
  return el("span", { class: "both", "aria-hidden": "true" }, inner);
}

function open(day: Day): HTMLElement {
  const list = day.report.pnl.open_positions;
  if (list.length === 0) {
    return empty("Flat at the window's end: no lot is open.");
  }
  return simpleTable("Open positions", [{ label: "Symbol" }, { label: "Quantity", number: true }, { label: "Lots", number: true }, { label: "Final price", number: true }, { label: "Price from" }, { label: "at" }, { label: "Unrealized", number: true }],
    list.map((row) => [row.symbol, quantity(row.qty), count(row.lots), price(row.price), row.price_source === null ? "nothing priced it" : words(row.price_source), row.price_time === null ? "–" : day.clock.time(day.clock.ofText(row.price_time), 0), el("span", { class: gainClass(row.unrealized_pnl), text: signed(row.unrealized_pnl) })]));
}

function identity(day: Day): HTMLElement {
  const { identity: block } = day.report.pnl;
  return el("div", {}, el("p", { class: "note" }, badge(block.closes ? "pass" : "fail", block.closes ? "All sums close" : "A sum does not close")),
    simpleTable("Sums that must close", [{ label: "Check" }, { label: "One way", number: true }, { label: "Another", number: true }, { label: "Difference", number: true }, { label: "Closes" }],
      block.checks.map((check) => [words(check.name), decimal(check.left), decimal(check.right), quantity(check.difference), check.closes ? "yes" : el("b", { class: "loss", text: "NO" })])));
}
