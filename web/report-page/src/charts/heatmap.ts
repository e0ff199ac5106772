import uPlot from "uplot";
import type { Clock } from "../format/clock";
import { count, percent } from "../format/numbers";
import { dayCursor, namedAxis, timeAxis } from "./axes";
import type { ChartSpec } from "./chart";
import type { Theme } from "./theme";

export interface HeatRow {
  name: string;
  /** Counts per minute of the window. */
  counts: number[];
  /** Covered share of the target minutes. */
  ratio: number | null;
}

export interface HeatSpec {
  title: string;
  unit: string;
  summary: string;
  rows: HeatRow[];
  /** First target minute and the one after the last: minutes that should have data. */
  target: [number, number];
  clock: Clock;
}

const AXIS = 30;

/** Counts by row and minute; a minute that should have data and has none is drawn in a colour of its own. */
export function heatmap(spec: HeatSpec): ChartSpec {
  const { rows, clock, target } = spec;
  const minutes = rows[0]?.counts.length ?? 0;
  const cell = rows.length > 40 ? Math.max(3, Math.floor(640 / rows.length)) : 20;
  const largest = Math.log1p(Math.max(1, ...rows.map((row) => Math.max(...row.counts))));
  const every = Math.max(1, Math.ceil(13 / cell));
  const splits = rows.map((_, i) => i + 0.5).filter((_, i) => i % every === 0);
  return {
    title: spec.title,
    unit: spec.unit,
    summary: spec.summary,
    height: rows.length * cell + AXIS + 10,
    data: [Array.from({ length: minutes }, (_, i) => clock.start + i * 60), new Array<number>(minutes).fill(0)],
    options: (theme) => ({
      padding: [10, 0, 0, 0],
      cursor: dayCursor(),
      scales: {
        x: { time: false, range: (_, min, max) => (max - min >= (minutes - 1) * 60 ? [clock.start, clock.start + minutes * 60] : [min, max]) },
        y: { range: [0, rows.length], dir: -1 },
      },
      axes: [
        { ...timeAxis(theme, clock), grid: { show: false } },
        namedAxis(theme, () => splits, (at) => rows[at - 0.5]?.name ?? "", { size: 66, grid: { show: false }, ticks: { show: false }, stroke: theme.ink }),
        namedAxis(theme, () => splits, (at) => percent(rows[at - 0.5]?.ratio), { side: 1, scale: "y", size: 62, grid: { show: false }, ticks: { show: false } }),
      ],
      series: [{}, { stroke: "transparent", points: { show: false }, paths: () => null }],
      hooks: { drawClear: [(u) => paint(u, theme, rows, target, largest, clock)] },
    }),
    tip: (u) => {
      const row = rows[Math.floor(u.posToVal(u.cursor.top ?? -1, "y"))];
      const minute = Math.floor((u.posToVal(u.cursor.left ?? -1, "x") - clock.start) / 60);
      const value = row?.counts[minute];
      if (!row || value === undefined) {
        return null;
      }
      const start = clock.start + minute * 60;
      const missing = value === 0 && minute >= target[0] && minute < target[1];
      return { title: `${row.name} · ${clock.minute(start)} to ${clock.minute(start + 60)}`, lines: [[missing ? "Missing: no events" : "Events", count(value)]] };
    },
  };
}

function paint(u: uPlot, theme: Theme, rows: HeatRow[], target: [number, number], largest: number, clock: Clock): void {
  const { ctx, bbox } = u;
  const last = theme.heat.length - 1;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  rows.forEach((row, r) => {
    const top = Math.round(u.valToPos(r, "y", true));
    const height = Math.max(1, Math.round(u.valToPos(r + 1, "y", true)) - top - (rows.length > 60 ? 0 : 1));
    // Neighbouring minutes of the same colour are one rectangle.
    let from = 0;
    let color: string | null = null;
    for (let minute = 0; minute <= row.counts.length; minute++) {
      const value = row.counts[minute];
      const inTarget = minute >= target[0] && minute < target[1];
      const own = value === undefined ? null : value > 0 ? theme.heat[Math.round((Math.log1p(value) / largest) * last)]! : inTarget ? theme.missing : null;
      if (own !== color || minute === row.counts.length) {
        if (color !== null) {
          const left = Math.round(u.valToPos(clock.start + from * 60, "x", true));
          const right = Math.round(u.valToPos(clock.start + minute * 60, "x", true));
          ctx.fillStyle = color;
          ctx.fillRect(left, top, Math.max(1, right - left), height);
        }
        from = minute;
        color = own;
      }
    }
  });
  ctx.restore();
}
