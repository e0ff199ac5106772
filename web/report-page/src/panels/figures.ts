import type { Day } from "../data/day";
import { el, type Child } from "../dom/element";
import { drawn, type Panel } from "../dom/panel";
import { count, decimal, fixed, gainClass, ms, NONE, percent, signed } from "../format/numbers";

/** The figures one asks for first, each with its sample size or what it rests on beside it. */
export function figuresPanel(day: Day): Panel {
  const { pnl, funnel, coverage, execution_quality: quality, llm } = day.report;
  const { trades } = pnl;
  const traded = funnel.executions > 0;
  const drawdown = traded ? pnl.max_drawdown : null;
  const slippage = quality.slippage_bps;
  const toUpdate = quality.latencies["submit_to_first_update"]?.ms;
  const decided = quality.latencies["signal_to_decision"]?.ms;
  const filled = funnel.stages.find((stage) => stage.stage === "filled");
  return drawn("figures", "Key figures", "One window is one sample. Money in the account's currency.", el("dl", { class: "tiles" },
    tile("Net P&L, estimated", traded ? signed(pnl.net_pnl_estimated) : NONE, traded ? (pnl.net_return_bps === null ? "starting equity not known" : `${fixed(pnl.net_return_bps, 1)} bps of starting equity`) : "no orders", traded ? gainClass(pnl.net_pnl_estimated) : ""),
    tile("Gross P&L", traded ? signed(pnl.gross_pnl) : NONE, traded ? `costs ${decimal(pnl.estimated_cost_total)}; ${pnl.identity.closes ? "sums close" : "SUMS DO NOT CLOSE"}` : "no orders"),
    tile("Realized", traded ? signed(pnl.realized_pnl) : NONE, traded ? `unrealized ${signed(pnl.unrealized_pnl)} in ${count(pnl.open_lot_count)} open lots` : "no orders"),
    tile("Deepest drawdown", decimal(drawdown), drawdown === null ? (traded ? "no curve: a fill without price" : "no orders") : "of net P&L, by the minute"),
    tile("Hit rate", percent(trades.hit_rate), trades.closed === 0 ? "no closed trade" : `${count(trades.wins)} of ${count(trades.closed)} closed trades`),
    tile("Profit factor", fixed(trades.profit_factor), trades.closed === 0 ? "no closed trade" : `payoff ${fixed(trades.payoff_ratio)}, median trade ${fixed(trades.return_bps.p50, 1)} bps`),
    tile("Decisions → filled", `${count(funnel.trade_decisions)} → ${count(filled?.count)}`, funnel.trade_decisions === 0 ? "no decision was made" : `${percent(filled?.rate_of_intents)} of decisions; ${count(funnel.executions)} orders`),
    tile("Traded", !traded ? NONE : pnl.turnover === null ? decimal(pnl.execution_notional_total, 0) : `${fixed(pnl.turnover, 1)} × equity`, !traded ? "no orders" : pnl.turnover === null ? "notional" : `${decimal(pnl.execution_notional_total, 0)} notional`),
    tile("Coverage", percent(coverage.coverage_ratio), coverage.covered_minutes === null ? "the input is not known" : `${count(coverage.covered_minutes)} of ${count(coverage.target_window_minutes)} minutes`),
    tile("Slippage, mean", slippage.signed.count === 0 ? NONE : `${fixed(slippage.signed.mean)} bps`, slippage.signed.count === 0 ? "no fill with an arrival price" : `n ${count(slippage.signed.count)}; p95 of the size ${fixed(slippage.p95_abs)}`),
    tile("Signal → decision", ms(decided?.p50), !decided?.count ? "not measured" : `median of ${count(decided.count)}; order → update ${ms(toUpdate?.p50)}`),
    llm.total_reviews === 0
      ? tile("Orders rejected", percent(quality.reject_rate), traded ? `fallbacks ${percent(quality.fallback_ratio)}; no reviews` : "no orders")
      : tile("Reviews", count(llm.total_reviews), `${percent(llm.error_rate)} errors; ${percent(llm.decision_contribution.contribution_rate)} changed or stopped`),
  ));
}

function tile(name: string, figure: string, beside: Child, tone = ""): HTMLElement {
  return el("div", { class: "tile" }, el("dt", { text: name }), el("dd", { class: `figure ${tone}`.trim(), text: figure }), el("dd", { class: "beside" }, beside));
}
