import { Chart, resetZoom } from "../charts/chart";
import { key } from "../charts/key";
import { priceChart, type Shown } from "../charts/prices";
import type { Day } from "../data/day";
import { tradesBySymbol, type SymbolTrades } from "../data/markers";
import type { PriceSeries } from "../data/rows";
import { el, svg } from "../dom/element";
import { drawn, note, nothing, type Panel } from "../dom/panel";
import { count, gainClass, signed } from "../format/numbers";

const POINTS = 64;

/** Shows a symbol, and a stretch of the day, in the price chart; set once the panel is made. */
export type ShowOnChart = (symbol: string, from: number, to: number) => void;

/** Price per symbol with entries, exits and refused decisions. */
export function pricesPanel(day: Day): { panel: Panel; show: ShowOnChart | null } {
  const trades = tradesBySymbol(day);
  const series = new Map(day.prices.map((one) => [one.symbol, one]));
  const symbols = order(day, trades, series);
  if (symbols.length === 0) {
    const why = day.rows.prices.store ? "The signal store has no bar of any symbol of the run." : "There is no signal store with prices, and nothing was bought or sold.";
    return { panel: nothing("prices", "Prices, entries and exits", why), show: null };
  }
  const none: SymbolTrades = { markers: [], links: [], refused: [] };
  const shown: Shown = { links: true, refused: true };
  let chosen = symbols[0]!;
  const spec = (): ReturnType<typeof priceChart> => priceChart(day, chosen, series.get(chosen), trades.get(chosen) ?? none, shown);
  const chart = new Chart(spec());
  const buttons = new Map<string, HTMLElement>();
  const choose = (symbol: string): void => {
    chosen = symbol;
    buttons.forEach((button, name) => button.setAttribute("aria-pressed", String(name === symbol)));
    const { min, max } = chart.plot?.scales["x"] ?? {};
    const zoomed = min != null && max != null && max - min < (day.clock.end - day.clock.start) * 0.99 ? { min, max } : null;
    chart.replace(spec());
    if (zoomed) {
      chart.plot?.setScale("x", zoomed);
    }
  };
  const list = el("div", { class: "choices", role: "group", "aria-label": "Symbol" }, ...symbols.map((symbol) => {
    const button = choice(day, symbol, series.get(symbol));
    button.addEventListener("click", () => choose(symbol));
    buttons.set(symbol, button);
    return button;
  }));
  buttons.get(chosen)?.setAttribute("aria-pressed", "true");
  const toggle = (label: string, name: keyof Shown): HTMLElement => {
    const box = el("input", { type: "checkbox", checked: true });
    box.addEventListener("change", () => {
      shown[name] = box.checked;
      chart.plot?.redraw(false);
    });
    return el("label", {}, box, label);
  };
  const whole = el("button", { type: "button", class: "control", text: "Whole day", onclick: () => chart.plot && resetZoom(chart.plot) });
  const body = el("div", { class: "market" }, list,
    el("div", {}, el("div", { class: "controls" }, toggle("lines from entry to exit", "links"), toggle("refused decisions", "refused"), el("span", { class: "spring" }), whole), chart.figure, legend()));
  const left = day.rows.prices.symbols_left_out;
  const { trades: rows } = day;
  const panel = drawn("prices", "Prices, entries and exits",
    "Symbols by the size of their net P&L. Point at a sign for the order and the reason (Up and Down step through them); drag to zoom, double-click for the whole day.",
    body, el("p", { class: "note print-only", text: "The page on screen shows every symbol; on paper it shows the chosen one." }),
    rows.total > rows.count ? note(`The chart has the signs of the first ${count(rows.count)} of ${count(rows.total)} trades, which the page holds.`) : null,
    left > 0 ? note(`${count(left)} symbols without trades are left out.`) : null);
  const show: ShowOnChart = (symbol, from, to) => {
    if (!buttons.has(symbol)) {
      return;
    }
    choose(symbol);
    const margin = Math.max(60, (to - from) * 0.6);
    chart.plot?.setScale("x", { min: Math.max(day.clock.start, from - margin), max: Math.min(day.clock.end, to + margin) });
    chart.figure.scrollIntoView({ block: "center" });
  };
  return { panel, show };
}

function legend(): HTMLElement {
  return key(
    [{ kind: "up", color: "accent" }, "buy, opens"],
    [{ kind: "up", color: "accent", hollow: true }, "buy, closes"],
    [{ kind: "down", color: "third" }, "sell, opens"],
    [{ kind: "down", color: "third", hollow: true }, "sell, closes"],
    [{ kind: "line", color: "gain" }, "won"],
    [{ kind: "line", color: "loss", dash: true }, "lost"],
    [{ kind: "cross", color: "muted" }, "refused decision"],
  );
}

/** Symbols that traded, the largest |net| first, then the others by name. */
function order(day: Day, trades: Map<string, SymbolTrades>, series: Map<string, PriceSeries>): string[] {
  const net = new Map(day.report.pnl.by_symbol.map((row) => [row.key, Math.abs(Number(row.net_pnl))]));
  const names = new Set([...series.keys(), ...trades.keys()]);
  return [...names].sort((a, b) => (net.get(b) ?? -1) - (net.get(a) ?? -1) || (a < b ? -1 : 1));
}

function choice(day: Day, symbol: string, series: PriceSeries | undefined): HTMLElement {
  const row = day.report.pnl.by_symbol.find((one) => one.key === symbol);
  const trades = row ? `${count(row.closed_trades)} closed trades, ${count(row.open_lots)} open lots` : "no trades";
  return el("button", { type: "button", class: "choice", "aria-pressed": "false", title: `${symbol}: ${trades}` },
    el("b", { text: symbol }), spark(series, day.clock.end - day.clock.start),
    el("span", { class: `net ${row ? gainClass(row.net_pnl) : "muted"}`, text: row ? signed(row.net_pnl) : "no trades" }));
}

/** The day's price in one stroke. */
function spark(series: PriceSeries | undefined, length: number): SVGElement {
  const box = svg("svg", { viewBox: "0 0 100 20", preserveAspectRatio: "none", "aria-hidden": "true" });
  if (series && series.close.length > 1) {
    const step = Math.max(1, Math.floor(series.close.length / POINTS));
    const picked = series.close.map((_, i) => i).filter((i) => i % step === 0 || i === series.close.length - 1);
    const low = Math.min(...picked.map((i) => series.close[i]!));
    const high = Math.max(...picked.map((i) => series.close[i]!));
    const path = picked.map((i) => `${((series.at[i]! / length) * 100).toFixed(1)} ${(19 - ((series.close[i]! - low) / (high - low || 1)) * 18).toFixed(1)}`).join("L");
    box.append(svg("path", { d: `M${path}` }));
  }
  return box;
}
