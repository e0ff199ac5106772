import { Clock } from "../format/clock";
import { priceSeries, Rows, type PriceSeries, type RowsData } from "./rows";
import type { Report } from "./report";

/** Everything a panel draws from. */
export interface Day {
  report: Report;
  clock: Clock;
  trades: Rows;
  orders: Rows;
  decisions: Rows;
  reviews: Rows;
  prices: PriceSeries[];
  rows: RowsData;
}

/** Reads the page's two documents. */
export function readDay(): Day {
  const rows = read("rows") as RowsData;
  return {
    report: read("report") as Report,
    rows,
    clock: new Clock(rows.clock),
    trades: new Rows(rows.trades),
    orders: new Rows(rows.orders),
    decisions: new Rows(rows.decisions),
    reviews: new Rows(rows.reviews),
    prices: priceSeries(rows.prices),
  };
}

function read(id: string): unknown {
  const element = document.getElementById(id);
  if (element === null) {
    throw new Error(`The page has no document '${id}'.`);
  }
  return JSON.parse(element.textContent ?? "");
}
