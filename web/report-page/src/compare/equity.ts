import uPlot from "uplot";
import { airy, dayCursor, timeAxis, valueAxis } from "../charts/axes";
import { Chart } from "../charts/chart";
import { key, type Sign } from "../charts/key";
import { zeroLine } from "../charts/lines";
import type { Theme } from "../charts/theme";
import { drawn, nothing, type Panel } from "../dom/panel";
import { Clock } from "../format/clock";
import { fixed, NONE, signed } from "../format/numbers";
import type { CurveData } from "./data";

const colors = ["accent", "second", "third", "loss", "gain"] as const;

/** Net P&L of all runs over the day. */
export function equityPanel(curves: CurveData[]): Panel {
  const title = "Net P&L over the day";
  if (curves.length < 2) {
    return nothing("equity", title, "Less than two of the reports have an equity curve.");
  }
  const start = Math.min(...curves.map((curve) => Date.parse(curve.start)));
  const end = Math.max(...curves.map((curve) => Date.parse(curve.end)));
  const clock = new Clock({ zone: "UTC", label: "UTC", offset_seconds: 0, start_ms: start, end_ms: end });
  const at = [...new Set(curves.flatMap(times))].sort((a, b) => a - b);
  const values = curves.map((curve) => {
    const own = new Map(times(curve).map((time, i) => [time, Number(curve.net_pnl[i])]));
    return at.map((time) => own.get(time) ?? null);
  });
  const color = (i: number): (typeof colors)[number] => colors[i % colors.length]!;
  const seconds = at.map((time) => clock.ofText(new Date(time).toISOString()));
  const chart = new Chart({
    title: "Net P&L",
    unit: "currency, since the start; times are UTC",
    height: 240,
    summary: `Net P&L at the end: ${curves.map((curve) => `${curve.run} ${signed(curve.net_pnl.at(-1))}`).join(", ")}.`,
    key: key(...curves.map((curve, i): [Sign, string] => [{ kind: "line", color: color(i), dash: i % 2 === 1 }, curve.run])),
    data: [seconds, ...values],
    options: (theme: Theme) => ({
      padding: [10, 20, 0, 0],
      cursor: dayCursor(),
      scales: { x: { time: false }, y: { range: airy(true) } },
      axes: [timeAxis(theme, clock), valueAxis(theme, (value) => fixed(value, Math.abs(value) < 10 && !Number.isInteger(value) ? 2 : 0))],
      series: [{}, ...curves.map((_, i): uPlot.Series => ({ stroke: theme[color(i)], width: 1.6, ...(i % 2 === 1 ? { dash: [6, 4] } : {}), points: { show: false } }))],
      hooks: { drawAxes: [(u) => zeroLine(u, theme.muted)] },
    }),
    tip: (u) => {
      const i = u.cursor.idx;
      return i === null || i === undefined ? null : {
        title: clock.time(seconds[i], 0),
        lines: curves.map((curve, run) => [curve.run, values[run]![i] == null ? NONE : signed(values[run]![i]!.toFixed(2))]),
      };
    },
  });
  return drawn("equity", title, "After costs. Where the lines lie on each other, the runs earned the same up to then.", chart.figure);
}

function times(curve: CurveData): number[] {
  const start = Date.parse(curve.start);
  const end = Date.parse(curve.end);
  return curve.net_pnl.map((_, i) => Math.min(end, start + i * curve.step_seconds * 1000));
}
