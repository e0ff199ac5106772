import type { Day } from "../data/day";
import { drawn, nothing, type Panel } from "../dom/panel";
import { ColumnMaker } from "../tables/columns";
import { table } from "../tables/table";
import { detailsDialog } from "./details";
import type { ShowOnChart } from "./prices";

/** All trades, orders, decisions and reviews as tables; a row opens its whole story. */
export function rowPanels(day: Day, show: ShowOnChart | null): Panel[] {
  const details = detailsDialog(day, show);
  return [tradesTable(day, details.trade), ordersTable(day, details.order), decisionsTable(day, details.decision), reviewsTable(day, details.review)];
}

type Open = (row: number) => void;

function tradesTable(day: Day, open: Open): Panel {
  const { trades } = day;
  if (trades.total === 0) {
    return nothing("trades", "Trades", "Nothing was bought or sold, so there is no trade and no open lot.");
  }
  const make = new ColumnMaker(trades, day.clock);
  return drawn("trades", "Trades", "One row per matched quantity: closed trades in order of their exits, then open lots, whose exit price is the final price. A row opens the trade's story.", table({
    label: "Trades",
    count: trades.count,
    total: trades.total,
    file: file(day, "trade-pnl.csv"),
    open,
    choices: [choice("Symbol", trades, "symbol"), choice("Strategy", trades, "strategy"), choice("Side", trades, "side"), choice("State", trades, "state")],
    search: (row) => ["symbol", "strategy", "side", "state", "entry_reason", "exit_reason"].map((name) => trades.text(name, row) ?? "").join(" ").replaceAll("_", " "),
    columns: [
      make.number("Trade"),
      make.text("symbol", "Symbol"),
      make.text("side", "Side"),
      make.quantity("qty", "Quantity"),
      make.time("entry", "Entry"),
      make.price("entry_price", "at"),
      make.time("exit", "Exit"),
      make.price("exit_price", "at"),
      make.duration("holding_s", "Held"),
      make.gain("net", "Net"),
      make.bps("return_bps", "Return", "Gross, of the entry price"),
      make.signed("gross", "Gross"),
      make.money("cost", "Costs"),
      make.bps("mae_bps", "Worst move", "Maximum adverse excursion: worst price between entry and exit, against the entry price"),
      make.bps("mfe_bps", "Best move", "Maximum favourable excursion: best price between entry and exit, against the entry price"),
      make.text("state", "State"),
      make.text("strategy", "Strategy"),
      make.words("entry_reason", "Why in"),
      make.words("exit_reason", "Why out"),
    ],
  }));
}

function ordersTable(day: Day, open: Open): Panel {
  const { orders } = day;
  if (orders.total === 0) {
    return nothing("orders", "Orders", "No decision became an order.");
  }
  const make = new ColumnMaker(orders, day.clock);
  return drawn("orders", "Orders", "In order of submission.", table({
    label: "Orders",
    count: orders.count,
    total: orders.total,
    file: file(day, "execution-latency.csv"),
    open,
    choices: [choice("Symbol", orders, "symbol"), choice("Side", orders, "side"), choice("Status", orders, "status")],
    search: (row) => ["id", "client_order_id", "symbol", "strategy", "side", "type", "status", "reason", "fallback_reason"].map((name) => orders.text(name, row) ?? "").join(" ").replaceAll("_", " "),
    columns: [
      make.number("Order"),
      make.time("submitted", "Submitted"),
      make.text("symbol", "Symbol"),
      make.text("side", "Side"),
      make.text("type", "Type"),
      make.words("status", "Status"),
      make.quantity("qty", "Quantity"),
      make.quantity("filled", "Filled"),
      make.price("price", "Price", "Average price of the fills"),
      make.price("arrival", "Arrival", "Mid when the order was submitted"),
      make.bps("slippage_bps", "Slippage", "Above 0 the fill was worse than the arrival mid"),
      make.bps("spread_bps", "Spread", "Quoted, at submission"),
      make.bps("markout_60s_bps", "Markout 60 s", "Of the mid a minute after the fills; above 0 the market went the trade's way"),
      make.money("shortfall", "Shortfall", "Slippage in currency; above 0 is a cost"),
      make.ms("signal_to_decision_ms", "Signal → decision"),
      make.ms("decision_to_submit_ms", "Decision → submit"),
      make.ms("submit_to_first_update_ms", "Submit → update"),
      make.ms("submit_to_fill_ms", "Submit → fill"),
      make.count("events", "Events", "Order events"),
      make.text("strategy", "Strategy"),
      make.words("reason", "Why"),
      make.text("actual_adapter", "Adapter"),
      make.words("fallback_reason", "Fallback"),
    ],
  }));
}

function decisionsTable(day: Day, open: Open): Panel {
  const { decisions } = day;
  if (decisions.total === 0) {
    return nothing("decisions", "Decisions", "No strategy decided anything in the window. The funnel shows what became of the signals.");
  }
  const make = new ColumnMaker(decisions, day.clock);
  return drawn("decisions", "Decisions", "In order of the ledger: what strategies wanted, how far it came and why not further.", table({
    label: "Decisions",
    count: decisions.count,
    total: decisions.total,
    file: file(day, "decisions.csv"),
    open,
    choices: [choice("Symbol", decisions, "symbol"), choice("Strategy", decisions, "strategy"), choice("Status", decisions, "status"), choice("Reason", decisions, "reasons")],
    search: (row) => ["id", "hash", "symbol", "strategy", "action", "status", "stage", "reasons", "rationale"].map((name) => decisions.text(name, row) ?? "").join(" ").replaceAll("_", " "),
    columns: [
      make.number("Decision"),
      make.time("signal", "Signal"),
      make.time("created", "Decided"),
      make.text("symbol", "Symbol"),
      make.text("action", "Action"),
      make.quantity("qty", "Quantity"),
      make.price("price", "Price", "Price the decision was made at"),
      make.price("spread", "Spread", "Ask less bid"),
      make.words("status", "Status"),
      make.words("stage", "Came as far as"),
      make.words("reasons", "Why not further"),
      make.words("review_reason", "Review's reason"),
      make.words("rationale", "Why"),
      make.text("strategy", "Strategy"),
      make.text("timeframe", "Timeframe"),
    ],
  }));
}

function reviewsTable(day: Day, open: Open): Panel {
  const { reviews } = day;
  if (reviews.total === 0) {
    return nothing("reviews", "Reviews", "No decision was reviewed by a language model.");
  }
  const make = new ColumnMaker(reviews, day.clock);
  return drawn("reviews", "Reviews", "In order of their creation.", table({
    label: "Reviews",
    count: reviews.count,
    total: reviews.total,
    file: file(day, "llm-review-summary.csv"),
    open,
    choices: [choice("Verdict", reviews, "verdict"), choice("Model", reviews, "model")],
    search: (row) => ["symbol", "model", "verdict", "policy_verdict", "policy_override", "guardrails", "flags"].map((name) => reviews.text(name, row) ?? "").join(" ").replaceAll("_", " "),
    columns: [
      make.number("Review"),
      make.time("created", "Reviewed"),
      make.text("symbol", "Symbol"),
      make.text("verdict", "Verdict"),
      make.text("policy_verdict", "Policy"),
      { ...make.quantity("confidence", "Confidence"), hint: "0 to 1, as the model states it" },
      make.gain("net", "Net", "Of the trades that the decision opened, else of those it closed"),
      make.bps("counterfactual_60s_bps", "Market after 60 s", "Mid a minute after the decision against its price, in its direction, traded or not"),
      make.text("right", "Verdict was", "Right: an approved or adjusted trade with net above 0; a vetoed or abstained one after which the market did not go its way"),
      make.words("policy_override", "Policy's reason"),
      make.words("guardrails", "Guardrails"),
      make.words("flags", "Risk flags"),
      make.quantity("adjusted_qty", "Adjusted quantity"),
      make.count("tokens_prompt", "Tokens in"),
      make.count("tokens_completion", "Tokens out"),
      make.text("model", "Model"),
      make.text("prompt", "Prompt"),
    ],
  }));
}

/** The file with all rows; the ledger where the report has none. */
function file(day: Day, name: string): string {
  const { files, ...own } = day.report.artifacts;
  const paths = [...Object.values(own), ...files.map((one) => one.path)];
  return paths.includes(`report/${name}`) ? name : "the ledger";
}

function choice(label: string, rows: Day["trades"], column: string): { label: string; values: string[]; of(row: number): string | null } {
  return { label, values: rows.distinct(column), of: (row) => rows.text(column, row) };
}
