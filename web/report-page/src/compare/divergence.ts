import { el, type Child } from "../dom/element";
import { drawn, note, nothing, part, parts, type Panel } from "../dom/panel";
import { count, NONE, price, quantity, words } from "../format/numbers";
import { simpleTable } from "../tables/simple";
import type { DecisionSide, Divergence, OrderEventSide, RowComparison, RunComparison } from "./data";

type Field<T> = [name: string, label: string, of: (side: T) => string];

const decisionFields: Field<DecisionSide>[] = [
  ["event_time", "Signal time", (side) => side.event_time],
  ["decided_at", "Decided at", (side) => side.decided_at],
  ["symbol", "Symbol", (side) => side.symbol],
  ["strategy", "Strategy", (side) => side.strategy],
  ["timeframe", "Timeframe", (side) => side.timeframe],
  ["action", "Action", (side) => side.action],
  ["qty", "Quantity", (side) => quantity(side.qty)],
  ["order_type", "Order type", (side) => side.order_type],
  ["price", "Price", (side) => price(side.price)],
  ["spread", "Spread", (side) => price(side.spread)],
  ["status", "Status", (side) => side.status],
  ["risk_reasons", "Risk reasons", (side) => side.risk_reasons.map(words).join(", ") || NONE],
  ["rationale", "Why", (side) => side.rationale || NONE],
  ["decision_hash", "Hash", (side) => side.decision_hash ?? NONE],
];

const eventFields: Field<OrderEventSide>[] = [
  ["event_time", "Known at", (side) => side.event_time ?? NONE],
  ["symbol", "Symbol", (side) => side.symbol ?? NONE],
  ["strategy", "Strategy", (side) => side.strategy ?? NONE],
  ["side", "Side", (side) => side.side ?? NONE],
  ["event_type", "Event", (side) => words(side.event_type)],
  ["status", "Status", (side) => words(side.status ?? NONE)],
  ["qty", "Ordered", (side) => quantity(side.qty)],
  ["filled_qty", "Filled so far", (side) => quantity(side.filled_qty)],
  ["avg_fill_price", "Average price", (side) => price(side.avg_fill_price)],
  ["client_order_id", "Order", (side) => side.client_order_id ?? NONE],
];

/** Where two runs part first. */
export function divergencePanel(id: string, title: string, one: RunComparison): Panel {
  if (one.decisions === null || one.order_events === null) {
    return nothing(id, title, "A ledger could not be read, so decisions and orders are compared by their hashes alone.");
  }
  return drawn(id, title, "Decisions and order events in the order of their hashes, walked side by side.",
    parts(
      part("First diverging decision", tally(one, one.decisions), sides(one, one.decisions.first_divergence, decisionFields, "decision")),
      part("First diverging order event", tally(one, one.order_events), sides(one, one.order_events.first_divergence, eventFields, "order event"))));
}

function tally(one: RunComparison, rows: RowComparison<unknown>): HTMLElement {
  return simpleTable("Rows", [{ label: one.first, number: true }, { label: one.second, number: true }, { label: "alike", number: true }, { label: "changed", number: true }, { label: `only in ${one.first}`, number: true }, { label: `only in ${one.second}`, number: true }],
    [[count(rows.first_count), count(rows.second_count), count(rows.equal), count(rows.changed), count(rows.only_in_first), count(rows.only_in_second)]]);
}

function sides<T extends { lineage: Record<string, string> }>(one: RunComparison, divergence: Divergence<T> | null, fields: Field<T>[], what: string): Child {
  if (divergence === null) {
    return note(`Every ${what} is the same in both.`);
  }
  const { kind, first, second } = divergence;
  const lineage = [...new Set([...Object.keys(first?.lineage ?? {}), ...Object.keys(second?.lineage ?? {})])].sort();
  const all: Field<T>[] = [...fields, ...lineage.map((name): Field<T> => [name, words(name), (side) => side.lineage[name] ?? NONE])];
  const differs = (field: Field<T>): boolean => first !== null && second !== null && field[2](first) !== field[2](second);
  const rows = all.map((field) => {
    const mark = kind === "changed" && differs(field);
    return [
      mark ? el("b", { text: field[1] }) : field[1],
      cell(first, field, mark),
      cell(second, field, mark),
    ];
  });
  const heads = [
    { label: "" },
    { label: kind === "only_in_second" ? `${one.first}: its next` : one.first, wrap: true },
    { label: kind === "only_in_first" ? `${one.second}: its next` : one.second, wrap: true },
  ];
  const story = kind === "changed"
    ? `After ${count(divergence.equal_before)} alike, ${divergence.fields.map(words).join(", ")} changed.`
    : `After ${count(divergence.equal_before)} alike, only ${kind === "only_in_first" ? one.first : one.second} has this ${what}; beside it stands what the other has next.`;
  return el("div", {}, note(story), simpleTable(`First diverging ${what}`, heads, rows));
}

function cell<T>(side: T | null, field: Field<T>, mark: boolean): Child {
  if (side === null) {
    return el("span", { class: "muted", text: "at its end" });
  }
  return el(mark ? "b" : "span", { class: mark ? "loss" : null, text: field[2](side) });
}
