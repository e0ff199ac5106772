import uPlot from "uplot";
import type { Distribution, Histogram } from "../data/report";
import { count, percent } from "../format/numbers";
import { simpleTable } from "../tables/simple";
import { namedAxis, plainCursor, valueAxis } from "./axes";
import { Chart } from "./chart";
import { faded, type Theme } from "./theme";

/** Values v with from ≤ v < to; null for an open side. */
interface Bin {
  from: number | null;
  to: number | null;
  count: number;
}

export interface HistogramSpec {
  title: string;
  unit: string;
  /** Figures of the sample; the median and the 95th percentile are marked where given. */
  sample?: Distribution;
  histogram: Histogram;
  format: (value: number) => string;
  height?: number;
}

/** Counts between fixed edges, as bars of equal width (the edges are not equally far apart), with median and tail marked. */
export function histogram(spec: HistogramSpec): HTMLElement {
  const bins = trimmed(spec.histogram.counts.map((count, i) => ({ from: spec.histogram.edges[i - 1] ?? null, to: spec.histogram.edges[i] ?? null, count })));
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  const edge = (at: number): string => {
    const bin = bins[Math.min(at, bins.length - 1)];
    const value = at < bins.length ? bin?.from : bin?.to;
    return value === null || value === undefined ? "" : plain(value);
  };
  const name = (bin: Bin): string =>
    bin.from === null ? `below ${spec.format(bin.to ?? 0)}` : bin.to === null ? `${spec.format(bin.from)} and more` : `${spec.format(bin.from)} to ${spec.format(bin.to)}`;
  const marks: [string, number | null][] = [["p50", spec.sample?.p50 ?? null], ["p95", spec.sample?.p95 ?? null]];
  const chart = new Chart({
    title: spec.title,
    unit: spec.unit,
    height: spec.height ?? 190,
    summary: `${spec.title}: histogram of ${count(total)} values${spec.sample ? `; median ${shown(spec.sample.p50, spec.format)}, 95th percentile ${shown(spec.sample.p95, spec.format)}, largest ${shown(spec.sample.max, spec.format)}` : ""}.`,
    data: [bins.map((_, i) => i), bins.map((bin) => bin.count)],
    options: (theme) => ({
      padding: [16, 18, 0, 0],
      cursor: plainCursor(),
      scales: { x: { time: false, range: [-0.5, bins.length - 0.5] }, y: { range: (_, __, max) => [0, Math.max(1, max ?? 1) * 1.04] } },
      axes: [
        namedAxis(theme, () => Array.from({ length: bins.length + 1 }, (_, i) => i - 0.5), (at) => edge(at + 0.5), { size: 28, grid: { show: false }, filter: (u, splits) => splits.map((split, i) => (i % Math.ceil((34 * bins.length) / Math.max(1, u.width - 70)) === 0 ? split : null)) }),
        valueAxis(theme, (value) => (Number.isInteger(value) ? count(value) : ""), { size: 52 }),
      ],
      series: [
        {},
        { fill: faded(theme.accent, 0.75), stroke: theme.accent, width: 0, points: { show: false }, paths: uPlot.paths.bars?.({ size: [0.94, Infinity] }) },
      ],
      hooks: { draw: [(u) => drawMarks(u, theme, bins, marks)] },
    }),
    tip: (u) => {
      const bin = bins[u.cursor.idx ?? -1];
      return bin ? { title: name(bin), lines: [["Values", count(bin.count)], ["Share", percent(total === 0 ? null : bin.count / total)]] } : null;
    },
    figures: () =>
      simpleTable(`${spec.title}, as a table`, [{ label: spec.unit }, { label: "Values", number: true }, { label: "Share", number: true }],
        bins.map((bin) => [name(bin), count(bin.count), percent(total === 0 ? null : bin.count / total)])),
  });
  return chart.figure;
}

/** Leaves out empty bins at both ends, but one beside the values. */
function trimmed(bins: Bin[]): Bin[] {
  let first = bins.findIndex((bin) => bin.count > 0);
  let last = bins.findLastIndex((bin) => bin.count > 0);
  first = Math.max(0, first - 1);
  last = Math.min(bins.length - 1, last + 1);
  while (last - first < 4 && (first > 0 || last < bins.length - 1)) {
    first = Math.max(0, first - 1);
    last = Math.min(bins.length - 1, last + 1);
  }
  return bins.slice(first, last + 1);
}

function drawMarks(u: uPlot, theme: Theme, bins: Bin[], marks: [string, number | null][]): void {
  const { ctx, bbox } = u;
  const ratio = uPlot.pxRatio;
  let right = -Infinity;
  ctx.save();
  ctx.font = theme.font.replace(/^[\d.]+px/, (size) => `${parseFloat(size) * ratio}px`);
  ctx.fillStyle = theme.ink;
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = ratio;
  ctx.textBaseline = "bottom";
  for (const [label, value] of marks) {
    const at = value === null ? null : place(bins, value);
    if (at === null) {
      continue;
    }
    const x = Math.round(u.valToPos(at, "x", true)) + 0.5;
    ctx.setLineDash([4 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const width = ctx.measureText(label).width;
    const left = Math.max(x - width / 2, right + 6 * ratio);
    ctx.fillText(label, left, bbox.top - 2 * ratio);
    right = left + width;
  }
  ctx.restore();
}

/** Where a value lies among bars of equal width. */
function place(bins: Bin[], value: number): number | null {
  const i = bins.findIndex((bin) => (bin.from === null || value >= bin.from) && (bin.to === null || value < bin.to));
  const bin = bins[i];
  if (!bin) {
    return null;
  }
  return bin.from === null || bin.to === null ? i : i - 0.5 + (value - bin.from) / (bin.to - bin.from);
}

function plain(value: number): string {
  return Math.abs(value) >= 1000 ? `${value / 1000}k` : String(value).replace("-", "\u2212");
}

function shown(value: number | null, format: (value: number) => string): string {
  return value === null ? "unknown" : format(value);
}
