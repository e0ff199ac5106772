import type { Day } from "../data/day";
import type { Rows } from "../data/rows";
import { el, type Child } from "../dom/element";
import { note, pairs } from "../dom/panel";
import { count, decimal, duration, fixed, gainClass, ms, NONE, price, quantity, signed, words } from "../format/numbers";
import type { ShowOnChart } from "./prices";

type Open = (row: number) => void;

/** One dialog for the story of a trade, an order, a decision or a review: from the signal to the money and back. */
export function detailsDialog(day: Day, show: ShowOnChart | null): { trade: Open; order: Open; decision: Open; review: Open } {
  const box = el("dialog", { "aria-label": "Details" });
  document.body.append(box);
  box.addEventListener("click", (event) => {
    if (event.target === box) {
      box.close();
    }
  });
  const open = (title: string, chart: (() => void) | null, ...content: Child[]): void => {
    const toChart = chart === null ? null : el("button", { type: "button", class: "control", text: "Show on the price chart", onclick: () => {
      box.close();
      chart();
    } });
    box.replaceChildren(
      el("div", { class: "top" }, el("h2", { text: title }), el("div", { class: "controls" }, toChart, el("button", { type: "button", class: "control", text: "Close", onclick: () => box.close() }))),
      ...(content.filter((child) => child !== null && child !== undefined && child !== false) as Node[]));
    if (!box.open) {
      box.showModal();
    }
    box.scrollTop = 0;
  };
  const time = (rows: Rows, name: string, row: number): Child => {
    const us = rows.number(name, row);
    if (us === null) {
      return NONE;
    }
    const second = day.clock.ofRow(us);
    return el("span", {}, `${day.clock.time(second, 6)} ${day.clock.label}`, el("span", { class: "muted", text: `  ${day.clock.utc(second)}` }));
  };
  const stories = new Stories(day, time);
  const chartOf = (symbol: string | null, from: number | null, to: number | null): (() => void) | null =>
    show === null || symbol === null || from === null ? null : () => show(symbol, day.clock.ofRow(from), day.clock.ofRow(to ?? from));
  return {
    trade: (row) => {
      const { trades } = day;
      open(`Trade #${row + 1}: ${trades.text("side", row)} ${trades.text("symbol", row)}`,
        chartOf(trades.text("symbol", row), trades.number("entry", row), trades.number("exit", row)),
        stories.trade(row),
        ...stories.orderChain("Entry", trades.link("entry_order", row)),
        ...stories.orderChain("Exit", trades.link("exit_order", row)));
    },
    order: (row) => open(`Order #${row + 1}: ${day.orders.text("side", row)} ${day.orders.text("symbol", row)}`,
      chartOf(day.orders.text("symbol", row), day.orders.number("submitted", row), day.orders.number("first_fill", row)), ...stories.orderChain("Order", row)),
    decision: (row) => open(`Decision #${row + 1}: ${day.decisions.text("action", row)} ${day.decisions.text("symbol", row)}`,
      chartOf(day.decisions.text("symbol", row), day.decisions.number("created", row), null), ...stories.decisionChain(row), ...stories.orderOnly(day.decisions.link("order", row))),
    review: (row) => {
      const decision = day.reviews.link("decision", row);
      open(`Review #${row + 1}: ${day.reviews.text("symbol", row)}`, chartOf(day.reviews.text("symbol", row), day.reviews.number("created", row), null),
        el("h3", { text: "Review" }), stories.review(row), ...stories.decisionChain(decision, false), ...stories.orderOnly(day.decisions.link("order", decision)));
    },
  };
}

class Stories {
  constructor(private readonly day: Day, private readonly time: (rows: Rows, name: string, row: number) => Child) {}

  trade(row: number): HTMLElement {
    const { trades } = this.day;
    const net = trades.text("net", row);
    return pairs([
      ["Net", el("b", { class: gainClass(net), text: signed(net, 4) })],
      ["", `gross ${signed(trades.text("gross", row), 4)}, costs ${decimal(trades.text("cost", row), 4)}, ${fixed(trades.number("return_bps", row), 2)} bps gross`],
      ["Quantity", quantity(trades.text("qty", row))],
      ["Entry", el("span", {}, `${price(trades.text("entry_price", row))} at `, this.time(trades, "entry", row))],
      [trades.text("state", row) === "open" ? "Final price" : "Exit", trades.text("state", row) === "open" ? `${price(trades.text("exit_price", row))} (still open)` : el("span", {}, `${price(trades.text("exit_price", row))} at `, this.time(trades, "exit", row))],
      ["Held for", duration(trades.number("holding_s", row))],
      ["On the way", `worst ${fixed(trades.number("mae_bps", row), 1)} bps, best ${fixed(trades.number("mfe_bps", row), 1)} bps`],
      ["Strategy", trades.text("strategy", row)],
    ]);
  }

  /** An order with its decision and review. */
  orderChain(title: string, row: number): Child[] {
    const { orders } = this.day;
    if (row < 0) {
      return [];
    }
    if (row >= orders.count) {
      return [el("h3", { text: title }), note("The page does not hold this order; it is in the ledger.")];
    }
    return [el("h3", { text: `${title}: order #${row + 1}` }), this.order(row), ...this.decisionChain(orders.link("decision", row))];
  }

  orderOnly(row: number): Child[] {
    return row >= 0 && row < this.day.orders.count ? [el("h3", { text: `Order #${row + 1}` }), this.order(row)] : [];
  }

  decisionChain(row: number, withReview = true): Child[] {
    const { decisions } = this.day;
    if (row < 0 || row >= decisions.count) {
      return row < 0 ? [] : [note("The page does not hold the decision; it is in the ledger.")];
    }
    const review = decisions.link("review", row);
    return [
      el("h3", { text: `Decision #${row + 1}` }),
      pairs([
        ["Why", words(decisions.text("rationale", row) ?? NONE)],
        ["Wanted", `${decisions.text("action", row)} ${quantity(decisions.text("qty", row))}, ${words(decisions.text("type", row) ?? NONE)}, at price ${price(decisions.text("price", row))}, spread ${price(decisions.text("spread", row))}`],
        ["Outcome", `${words(decisions.text("status", row) ?? NONE)}${[decisions.text("reasons", row), decisions.text("review_reason", row)].filter((text) => text !== null).map((text) => `: ${words(text!)}`).join("")}`],
        ["Signal", this.time(decisions, "signal", row)],
        ["Decided", this.time(decisions, "created", row)],
        ["Strategy", `${decisions.text("strategy", row)}, ${decisions.text("timeframe", row)}`],
        ["Id", el("code", { text: decisions.text("id", row) ?? NONE })],
        ["Hash", el("code", { text: decisions.text("hash", row) ?? NONE })],
        ["Source record", el("span", { class: "muted" }, "in ", el("code", { text: "decision_json → params → simulation_context" }), " of this id")],
      ]),
      ...(withReview && review >= 0 && review < this.day.reviews.count ? [el("h3", { text: `Review #${review + 1}` }), this.review(review)] : []),
    ];
  }

  review(row: number): HTMLElement {
    const { reviews } = this.day;
    return pairs([
      ["Verdict", `${words(reviews.text("verdict", row) ?? NONE)}; policy ${words(reviews.text("policy_verdict", row) ?? NONE)}`],
      ["Confidence", decimal(reviews.text("confidence", row), 2)],
      ["Outcome", `net ${signed(reviews.text("net", row))}; market after 60 s ${fixed(reviews.number("counterfactual_60s_bps", row))} bps; verdict was ${reviews.text("right", row) ?? "neither right nor wrong"}`],
      ["Policy's reason", words(reviews.text("policy_override", row) ?? reviews.text("fallback", row) ?? NONE)],
      ["Guardrails", words(reviews.text("guardrails", row) ?? NONE)],
      ["Risk flags", words(reviews.text("flags", row) ?? NONE)],
      ["Model", `${reviews.text("model", row)}, prompt ${reviews.text("prompt", row)}`],
      ["Reviewed", this.time(reviews, "created", row)],
      ["Id", el("code", { text: reviews.text("id", row) ?? NONE })],
    ]);
  }

  private order(row: number): HTMLElement {
    const { orders } = this.day;
    return pairs([
      ["Order", `${orders.text("side", row)} ${quantity(orders.text("qty", row))} ${orders.text("symbol", row)}, ${words(orders.text("type", row) ?? NONE)}: ${words(orders.text("status", row) ?? NONE)}`],
      ["Filled", `${quantity(orders.text("filled", row))} at ${price(orders.text("price", row))}`],
      ["Arrival mid", `${price(orders.text("arrival", row))}; slippage ${fixed(orders.number("slippage_bps", row))} bps, shortfall ${decimal(orders.text("shortfall", row), 4)}`],
      ["Market", `quoted spread ${fixed(orders.number("spread_bps", row))} bps; markout after 60 s ${fixed(orders.number("markout_60s_bps", row))} bps`],
      ["Submitted", this.time(orders, "submitted", row)],
      ["First update", el("span", {}, this.time(orders, "first_update", row), ` (${ms(orders.number("submit_to_first_update_ms", row))})`)],
      ["First fill", el("span", {}, this.time(orders, "first_fill", row), ` (${ms(orders.number("submit_to_fill_ms", row))})`)],
      ["Events", count(orders.number("events", row))],
      ["Adapter", `${orders.text("actual_adapter", row) ?? NONE}${orders.text("fallback_reason", row) ? `, fallback: ${words(orders.text("fallback_reason", row)!)}` : ""}`],
      ["Id", el("code", { text: orders.text("id", row) ?? NONE })],
      ["Client order id", el("code", { text: orders.text("client_order_id", row) ?? NONE })],
    ]);
  }
}
