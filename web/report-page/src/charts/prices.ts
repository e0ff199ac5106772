import uPlot from "uplot";
import type { Day } from "../data/day";
import type { Link, Marker, Refused, SymbolTrades } from "../data/markers";
import type { PriceSeries } from "../data/rows";
import { decimal, fixed, NONE, price, quantity, signed, words } from "../format/numbers";
import { airy, dayCursor, timeAxis, valueAxis } from "./axes";
import type { ChartSpec } from "./chart";
import { faded, type Theme } from "./theme";
import type { Tip } from "./tip";

export interface Shown {
  links: boolean;
  refused: boolean;
}

const REACH = 14;

/** The price of a symbol with what was bought, sold and refused, and why on hover. */
export function priceChart(day: Day, symbol: string, series: PriceSeries | undefined, trades: SymbolTrades, shown: Shown): ChartSpec {
  const { clock } = day;
  const data = columns(day, series, trades);
  return {
    title: `${symbol}`,
    unit: series ? `last price every ${day.rows.prices.step_seconds} s, with high and low` : "fills only: there is no price series of this symbol",
    height: 372,
    summary: `Price of ${symbol} with ${trades.markers.length} entries and exits${shown.refused ? ` and ${trades.refused.length} refused decisions` : ""}. The table of trades below has them all.`,
    data,
    stops: trades.markers.map((marker) => ({ x: marker.at, y: marker.price })).sort((a, b) => a.x - b.x),
    options: (theme) => ({
      padding: [12, 20, 0, 0],
      cursor: dayCursor(),
      scales: { x: { time: false, range: (_, min, max) => [min ?? clock.start, max ?? clock.end] }, y: { range: airy(false) } },
      axes: [timeAxis(theme, clock), valueAxis(theme, (value) => decimal(value.toFixed(2)))],
      series: [
        {},
        { stroke: "transparent", width: 0, points: { show: false }, spanGaps: true },
        { stroke: "transparent", width: 0, points: { show: false }, spanGaps: true },
        { stroke: theme.ink, width: 1.1, points: { show: false }, spanGaps: true },
        { stroke: "transparent", width: 0, points: { show: false }, paths: () => null },
      ],
      bands: [{ series: [1, 2], fill: faded(theme.muted, 0.22) }],
      hooks: { draw: [(u) => paint(u, theme, trades, shown)] },
    }),
    tip: (u) => nearest(u, day, trades, shown) ?? atPrice(u, day, symbol),
  };
}

/** Bars, plus the fills' prices as a hidden series so that the axis holds them where there are no bars. */
function columns(day: Day, series: PriceSeries | undefined, trades: SymbolTrades): uPlot.AlignedData {
  const { clock } = day;
  if (series) {
    const at = series.at.map((second) => Math.min(clock.end, clock.start + second));
    return [at, series.high, series.low, series.close, new Array<null>(at.length).fill(null)];
  }
  const fills = [...trades.markers].sort((a, b) => a.at - b.at);
  const none = new Array<null>(fills.length).fill(null);
  return [fills.map((fill) => fill.at), none, none, none, fills.map((fill) => fill.price)];
}

function paint(u: uPlot, theme: Theme, trades: SymbolTrades, shown: Shown): void {
  const { ctx, bbox } = u;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top - 8 * ratio, bbox.width, bbox.height + 16 * ratio);
  ctx.clip();
  if (shown.links) {
    trades.links.forEach((link) => line(u, link, theme, ratio));
  }
  if (shown.refused) {
    trades.refused.forEach((refused) => cross(u, refused, theme.muted, ratio));
  }
  trades.markers.forEach((marker) => triangle(u, marker, marker.action === "buy" ? theme.accent : theme.third, theme.surface, ratio));
  ctx.restore();
}

function line(u: uPlot, link: Link, theme: Theme, ratio: number): void {
  if (!visible(u, link.from.at, link.to.at)) {
    return;
  }
  const { ctx } = u;
  ctx.strokeStyle = link.win ? theme.gain : theme.loss;
  ctx.lineWidth = 1.4 * ratio;
  ctx.setLineDash(link.win ? [] : [4 * ratio, 3 * ratio]);
  ctx.beginPath();
  ctx.moveTo(u.valToPos(link.from.at, "x", true), u.valToPos(link.from.price, "y", true));
  ctx.lineTo(u.valToPos(link.to.at, "x", true), u.valToPos(link.to.price, "y", true));
  ctx.stroke();
  ctx.setLineDash([]);
}

function triangle(u: uPlot, marker: Marker, color: string, surface: string, ratio: number): void {
  if (!visible(u, marker.at, marker.at)) {
    return;
  }
  const { ctx } = u;
  const x = u.valToPos(marker.at, "x", true);
  const y = u.valToPos(marker.price, "y", true);
  const size = 5 * ratio;
  const down = marker.action === "buy" ? 1 : -1;
  // The tip of the triangle is the fill's price.
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x - size, y + down * size * 1.7);
  ctx.lineTo(x + size, y + down * size * 1.7);
  ctx.closePath();
  ctx.fillStyle = marker.entry ? color : surface;
  ctx.strokeStyle = marker.entry ? surface : color;
  ctx.lineWidth = (marker.entry ? 0.8 : 1.5) * ratio;
  ctx.fill();
  ctx.stroke();
}

function cross(u: uPlot, refused: Refused, color: string, ratio: number): void {
  if (!visible(u, refused.at, refused.at)) {
    return;
  }
  const { ctx } = u;
  const x = u.valToPos(refused.at, "x", true);
  const y = u.valToPos(refused.price, "y", true);
  const size = 3.5 * ratio;
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.4 * ratio;
  ctx.beginPath();
  ctx.moveTo(x - size, y - size);
  ctx.lineTo(x + size, y + size);
  ctx.moveTo(x + size, y - size);
  ctx.lineTo(x - size, y + size);
  ctx.stroke();
}

function visible(u: uPlot, from: number, to: number): boolean {
  const { min, max } = u.scales["x"] ?? {};
  return min != null && max != null && to >= min && from <= max;
}

/** The marker or refused decision under the pointer. */
function nearest(u: uPlot, day: Day, trades: SymbolTrades, shown: Shown): Tip | null {
  const left = u.cursor.left ?? -1;
  const top = u.cursor.top ?? -1;
  let best = REACH * REACH;
  let tip: (() => Tip) | null = null;
  const consider = (at: number, value: number, offset: number, make: () => Tip): void => {
    if (!visible(u, at, at)) {
      return;
    }
    const dx = u.valToPos(at, "x") - left;
    const dy = u.valToPos(value, "y") + offset - top;
    const distance = dx * dx + dy * dy;
    if (distance < best) {
      best = distance;
      tip = make;
    }
  };
  for (const marker of trades.markers) {
    consider(marker.at, marker.price, marker.action === "buy" ? 5 : -5, () => describe(day, marker));
  }
  if (shown.refused) {
    for (const refused of trades.refused) {
      consider(refused.at, refused.price, 0, () => describeRefused(day, refused));
    }
  }
  return (tip as (() => Tip) | null)?.() ?? null;
}

function describe(day: Day, marker: Marker): Tip {
  const { trades, orders, clock } = day;
  const [first = 0] = marker.trades;
  const side = trades.text("side", first) ?? "";
  const held = marker.order >= 0 && marker.order < orders.count;
  const lines: [string, string][] = [
    ["Fill", `${held ? quantity(orders.text("filled", marker.order)) : quantity(trades.text("qty", first))} at ${price(trades.text(marker.entry ? "entry_price" : "exit_price", first))}`],
    ["Order", held ? `${words(orders.text("type", marker.order) ?? NONE)}, slippage ${fixed(orders.number("slippage_bps", marker.order))} bps` : NONE],
    ["Strategy", trades.text("strategy", first) ?? NONE],
  ];
  marker.trades.slice(0, 4).forEach((row) => lines.push([`Trade #${row + 1}`, trades.text("state", row) === "open" ? `open, ${signed(trades.text("net", row))}` : `net ${signed(trades.text("net", row))} (${fixed(trades.number("return_bps", row), 1)} bps gross)`]));
  if (marker.trades.length > 4) {
    lines.push(["", `and ${marker.trades.length - 4} more trades`]);
  }
  lines.push(["", `Why: ${reason(trades.text(marker.entry ? "entry_reason" : "exit_reason", first))}`]);
  return { title: `${clock.time(marker.at)} · ${marker.entry ? "entry" : "exit"} ${side} (${marker.action})`, lines };
}

function describeRefused(day: Day, refused: Refused): Tip {
  const { decisions, clock } = day;
  return {
    title: `${clock.time(refused.at)} · refused ${decisions.text("action", refused.row) ?? ""}`,
    lines: [
      ["Quantity", quantity(decisions.text("qty", refused.row))],
      ["Price", price(decisions.text("price", refused.row))],
      ["Strategy", decisions.text("strategy", refused.row) ?? NONE],
      ["", `Refused: ${reason(decisions.text("reasons", refused.row))}`],
      ["", `Why wanted: ${reason(decisions.text("rationale", refused.row))}`],
    ],
  };
}

function reason(text: string | null): string {
  return text === null ? "no reason given" : words(text);
}

function atPrice(u: uPlot, day: Day, symbol: string): Tip | null {
  const i = u.cursor.idx;
  const [at, high, low, close] = u.data;
  if (i === null || i === undefined || close?.[i] == null) {
    return null;
  }
  return {
    title: `${symbol} ${day.clock.time(at[i]!, 0)}`,
    lines: [["Last", decimal(close[i]!.toFixed(2))], ["High", decimal(high![i]!.toFixed(2))], ["Low", decimal(low![i]!.toFixed(2))]],
  };
}
