import uPlot from "uplot";
import { count, duration, fixed } from "../format/numbers";
import { simpleTable } from "../tables/simple";
import { airy, namedAxis, plainCursor, valueAxis } from "./axes";
import { Chart } from "./chart";
import { key } from "./key";
import { zeroLine } from "./lines";
import type { Theme } from "./theme";

/** Values at horizons: one line of the chart. */
export interface MarkoutLine {
  name: string;
  color: "accent" | "muted" | "gain" | "loss" | "second" | "third";
  dash?: boolean;
  /** Basis points per horizon. */
  bps: (number | null)[];
  /** Sample sizes per horizon. */
  counts: number[];
}

/** Where the market was some time after a moment, in the direction of the trade. */
export function markoutChart(title: string, unit: string, horizons: number[], lines: MarkoutLine[]): HTMLElement {
  const name = (i: number): string => duration(horizons[i]).replace(".0 s", " s").replace(" 00 s", "");
  const color = (theme: Theme, line: MarkoutLine): string => theme[line.color];
  return new Chart({
    title,
    unit,
    height: 200,
    summary: `${title}: ${lines.map((line) => `${line.name} ${line.bps.map((value, i) => `${fixed(value)} bps after ${name(i)}`).join(", ")}`).join("; ")}.`,
    key: key(...lines.map((line): Parameters<typeof key>[number] => [{ kind: "line", color: line.color, dash: line.dash }, line.name])),
    data: [horizons.map((_, i) => i), ...lines.map((line) => line.bps)],
    options: (theme) => ({
      padding: [10, 16, 0, 0],
      cursor: plainCursor(),
      scales: { x: { time: false, range: [-0.3, horizons.length - 0.7] }, y: { range: airy(true) } },
      axes: [
        namedAxis(theme, () => horizons.map((_, i) => i), name, { size: 28, grid: { show: false } }),
        valueAxis(theme, (value) => fixed(value, Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0), { size: 46 }),
      ],
      series: [{}, ...lines.map((line): uPlot.Series => ({
        stroke: color(theme, line),
        width: line.dash ? 1.5 : 2,
        dash: line.dash ? [5, 4] : undefined,
        points: { show: true, size: 6, fill: line.dash ? theme.surface : color(theme, line), stroke: color(theme, line) },
      }))],
      hooks: { drawAxes: [(u) => zeroLine(u, theme.muted)] },
    }),
    tip: (u) => {
      const i = u.cursor.idx;
      return i === null || i === undefined ? null : { title: `${name(i)} later`, lines: lines.map((line): [string, string] => [line.name, `${fixed(line.bps[i])} bps, n ${count(line.counts[i])}`]) };
    },
    figures: () => simpleTable(`${title}, as a table`, [{ label: "After" }, ...lines.flatMap((line) => [{ label: line.name, unit: "bps", number: true }, { label: "n", number: true }])],
      horizons.map((_, i) => [name(i), ...lines.flatMap((line) => [fixed(line.bps[i]), count(line.counts[i])])])),
  }).figure;
}
