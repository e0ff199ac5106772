import type { Day } from "./day";

/** One order's part in trades: where it was filled, and why. */
export interface Marker {
  symbol: string;
  at: number;
  price: number;
  /** `buy` or `sell`. */
  action: "buy" | "sell";
  /** Whether it opened (else it closed) the trades. */
  entry: boolean;
  /** Rows of the trades. */
  trades: number[];
  /** Row of the order; −1 for none. */
  order: number;
}

/** A line from an entry to its exit. */
export interface Link {
  from: { at: number; price: number };
  to: { at: number; price: number };
  win: boolean;
}

/** A decision that did not become an order. */
export interface Refused {
  at: number;
  price: number;
  row: number;
}

export interface SymbolTrades {
  markers: Marker[];
  links: Link[];
  refused: Refused[];
}

/** Markers, lines and refused decisions by symbol; trades of one order at one price and moment are one marker. */
export function tradesBySymbol(day: Day): Map<string, SymbolTrades> {
  const all = new Map<string, SymbolTrades>();
  const of = (symbol: string): SymbolTrades => {
    let found = all.get(symbol);
    if (!found) {
      all.set(symbol, (found = { markers: [], links: [], refused: [] }));
    }
    return found;
  };
  const { trades, decisions, clock } = day;
  const known = new Map<string, Marker>();
  for (let row = 0; row < trades.count; row++) {
    const symbol = trades.text("symbol", row) ?? "";
    const long = trades.text("side", row) === "long";
    const ends = (name: "entry" | "exit"): { at: number; price: number } | null => {
      const us = trades.number(name, row);
      const price = trades.number(`${name}_price`, row);
      return us === null || price === null ? null : { at: clock.ofRow(us), price };
    };
    const entry = ends("entry");
    const exit = ends("exit");
    const mark = (end: { at: number; price: number } | null, isEntry: boolean): void => {
      const order = trades.link(isEntry ? "entry_order" : "exit_order", row);
      if (!end || (isEntry && order < 0)) {
        return;
      }
      const id = `${isEntry}:${order}:${end.at}:${end.price}:${symbol}`;
      const marker = known.get(id);
      if (marker) {
        marker.trades.push(row);
        return;
      }
      const made: Marker = { ...end, symbol, action: long === isEntry ? "buy" : "sell", entry: isEntry, trades: [row], order };
      known.set(id, made);
      of(symbol).markers.push(made);
    };
    mark(entry, true);
    mark(exit, false);
    if (entry && exit) {
      of(symbol).links.push({ from: entry, to: exit, win: (trades.number("net", row) ?? 0) > 0 });
    }
  }
  for (let row = 0; row < decisions.count; row++) {
    const us = decisions.number("created", row);
    const price = decisions.number("price", row);
    if (decisions.link("order", row) < 0 && us !== null && price !== null) {
      of(decisions.text("symbol", row) ?? "").refused.push({ at: clock.ofRow(us), price, row });
    }
  }
  return all;
}
