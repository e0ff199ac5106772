import uPlot from "uplot";
import { airy, dayCursor, timeAxis, valueAxis } from "../charts/axes";
import { Chart } from "../charts/chart";
import { key } from "../charts/key";
import { zeroLine } from "../charts/lines";
import { faded } from "../charts/theme";
import type { Day } from "../data/day";
import type { Pnl } from "../data/report";
import { el } from "../dom/element";
import { drawn, empty, note, nothing, part, type Panel } from "../dom/panel";
import { count, decimal, duration, fixed, NONE, percent, signed } from "../format/numbers";
import { simpleTable } from "../tables/simple";

interface Curve {
  at: number[];
  net: number[];
  below: number[];
  long: number[];
  short: number[];
  open: number[];
}

/** Net P&L over the day, how far it was below its peak, and what was at risk. */
export function equityPanel(day: Day): Panel {
  const { pnl, funnel } = day.report;
  if (pnl.equity_curve === null) {
    return nothing("equity", "Equity and drawdown", "There is no curve: a fill has no price, no side, or lies outside the window, so P&L over time is not known.");
  }
  if (funnel.executions === 0 && pnl.open_positions.length === 0) {
    return nothing("equity", "Equity and drawdown", "Nothing was bought, sold or held, so equity did not move.");
  }
  const curve = points(day, pnl.equity_curve);
  const prices = day.rows.prices.store ? "the close of the last bar" : "the last fill, for there is no signal store";
  return drawn("equity", "Equity and drawdown", `Net P&L ${pnl.equity_curve.step_seconds === 60 ? "every minute" : `every ${duration(pnl.equity_curve.step_seconds)}`}, after costs; positions are valued at ${prices}.`,
    net(day, curve), underwater(day, curve), exposure(day, curve),
    el("div", { class: "parts" }, part("Deepest drawdowns", episodes(day)), part("In figures", facts(day))));
}

function points(day: Day, data: NonNullable<Pnl["equity_curve"]>): Curve {
  const start = day.clock.ofText(data.start);
  const end = day.clock.ofText(data.end);
  const net = data.net_pnl.map(Number);
  const gross = data.gross_exposure.map(Number);
  const netExposure = data.net_exposure.map(Number);
  let peak = -Infinity;
  return {
    at: net.map((_, i) => Math.min(end, start + i * data.step_seconds)),
    net,
    below: net.map((value) => value - (peak = Math.max(peak, value))),
    long: gross.map((value, i) => (value + netExposure[i]!) / 2),
    short: gross.map((value, i) => (netExposure[i]! - value) / 2),
    open: data.open_positions,
  };
}

const axisMoney = (value: number): string => decimal(String(Math.round(value * 100) / 100), Math.abs(value) >= 20 || Number.isInteger(value) ? 0 : 2);

/** A number of the curve in cents. */
const cents = (value: number | undefined): string => decimal((value ?? 0).toFixed(2));

function net(day: Day, curve: Curve): HTMLElement {
  return new Chart({
    title: "Net P&L",
    unit: "currency, since the start",
    height: 210,
    summary: `Net P&L over the window: ends at ${cents(curve.net.at(-1))}, highest ${cents(Math.max(...curve.net))}, lowest ${cents(Math.min(...curve.net))}.`,
    data: [curve.at, curve.net],
    options: (theme) => ({
      padding: [10, 20, 0, 0],
      cursor: dayCursor(),
      scales: { x: { time: false }, y: { range: airy(true) } },
      axes: [timeAxis(theme, day.clock), valueAxis(theme, axisMoney)],
      series: [{}, { stroke: theme.accent, width: 1.6, fill: faded(theme.accent, 0.1), fillTo: 0, points: { show: false } }],
      hooks: { drawAxes: [(u) => zeroLine(u, theme.muted)] },
    }),
    tip: (u) => point(u, (i) => ({ title: day.clock.time(curve.at[i], 0), lines: [["Net P&L", signed(curve.net[i]!.toFixed(2))], ["Below the peak", cents(-curve.below[i]!)], ["Open positions", count(curve.open[i])]] })),
  }).figure;
}

function underwater(day: Day, curve: Curve): HTMLElement {
  return new Chart({
    title: "Drawdown",
    unit: "currency below the highest net P&L so far",
    height: 110,
    summary: `Drawdown over the window: ${decimal(day.report.pnl.max_drawdown)} at worst.`,
    data: [curve.at, curve.below],
    options: (theme) => ({
      padding: [6, 20, 0, 0],
      cursor: dayCursor(),
      scales: { x: { time: false }, y: { range: (_, min) => [Math.min(min ?? 0, -0.01) * 1.08, 0] } },
      axes: [timeAxis(theme, day.clock), valueAxis(theme, axisMoney)],
      series: [{}, { stroke: theme.loss, width: 1.2, fill: faded(theme.loss, 0.22), fillTo: 0, points: { show: false } }],
    }),
    tip: (u) => point(u, (i) => ({ title: day.clock.time(curve.at[i], 0), lines: [["Below the peak", cents(-curve.below[i]!)]] })),
  }).figure;
}

function exposure(day: Day, curve: Curve): HTMLElement {
  const area = (color: string): uPlot.Series => ({ stroke: color, width: 1, fill: faded(color, 0.25), fillTo: 0, points: { show: false }, paths: uPlot.paths.stepped?.({ align: -1 }) });
  return new Chart({
    title: "Exposure",
    unit: "currency; long above, short below zero",
    height: 120,
    summary: `Exposure over the window: at most ${decimal(day.report.pnl.exposure?.max_gross)} gross.`,
    key: key([{ kind: "area", color: "accent" }, "long"], [{ kind: "area", color: "second" }, "short"]),
    data: [curve.at, curve.long, curve.short],
    options: (theme) => ({
      padding: [6, 20, 0, 0],
      cursor: dayCursor(),
      scales: { x: { time: false }, y: { range: airy(true) } },
      axes: [timeAxis(theme, day.clock), valueAxis(theme, axisMoney)],
      series: [{}, area(theme.accent), area(theme.second)],
      hooks: { drawAxes: [(u) => zeroLine(u, theme.muted)] },
    }),
    tip: (u) => point(u, (i) => ({
      title: day.clock.time(curve.at[i], 0),
      lines: [["Long", cents(curve.long[i])], ["Short", cents(-curve.short[i]!)], ["Net", signed((curve.long[i]! + curve.short[i]!).toFixed(2))], ["Open positions", count(curve.open[i])]],
    })),
  }).figure;
}

function point(u: uPlot, tip: (i: number) => { title: string; lines: [string, string][] }): ReturnType<typeof tip> | null {
  const i = u.cursor.idx;
  return i === null || i === undefined ? null : tip(i);
}

function episodes(day: Day): HTMLElement {
  const list = day.report.pnl.drawdowns;
  if (list.length === 0) {
    return empty("Net P&L never fell below an earlier peak.");
  }
  const time = (text: string | null): string => (text === null ? "not by the end" : day.clock.minute(day.clock.ofText(text)));
  return el("div", {}, simpleTable("Drawdown episodes",
    [{ label: "Depth", number: true }, { label: "of equity", number: true, unit: "bps" }, { label: "Peak" }, { label: "Trough" }, { label: "Recovered" }, { label: "Down for", number: true }],
    list.map((episode) => [decimal(episode.depth), fixed(episode.depth_bps, 1), time(episode.peak), time(episode.trough), time(episode.recovery), duration(episode.duration_seconds)])),
    note("Peak: last time at it. Recovered: first time at the peak's level again."));
}

function facts(day: Day): HTMLElement {
  const { pnl } = day.report;
  const start = pnl.starting_equity === null ? null : Number(pnl.starting_equity);
  const of = (text: string | null | undefined): string => (start === null || !start || text === null || text === undefined ? NONE : percent(Number(text) / start));
  const { exposure: e } = pnl;
  return simpleTable("Equity in figures", [{ label: "" }, { label: "Currency", number: true }, { label: "of starting equity", number: true }], [
    ["Starting equity", decimal(pnl.starting_equity), start === null ? "not known" : ""],
    ["Net P&L, estimated", signed(pnl.net_pnl_estimated), pnl.net_return_bps === null ? NONE : `${fixed(pnl.net_return_bps, 1)} bps`],
    ["Deepest drawdown", decimal(pnl.max_drawdown), pnl.drawdowns[0]?.depth_bps == null ? NONE : `${fixed(pnl.drawdowns[0].depth_bps, 1)} bps of the peak`],
    ["Largest gross exposure", decimal(e?.max_gross), of(e?.max_gross)],
    ["Mean gross exposure", decimal(e?.mean_gross), of(e?.mean_gross)],
    ["Largest net exposure", decimal(e?.max_abs_net), of(e?.max_abs_net)],
    ["Most positions at once", count(e?.max_positions), ""],
    ["Share of the window with a position", percent(e?.time_in_market), ""],
  ]);
}
