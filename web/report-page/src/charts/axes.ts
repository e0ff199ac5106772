import type uPlot from "uplot";
import type { Clock } from "../format/clock";
import type { Theme } from "./theme";

/** All charts of the day move and zoom together. */
export const DAY_SYNC = "day";

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

function base(theme: Theme): uPlot.Axis {
  return {
    stroke: theme.muted,
    font: theme.font,
    grid: { stroke: theme.line, width: 1 },
    ticks: { stroke: theme.line, width: 1, size: 5 },
    border: { show: false },
  };
}

/** The time axis: the exchange's clock. */
export function timeAxis(theme: Theme, clock: Clock, show = true): uPlot.Axis {
  return {
    ...base(theme),
    grid: { show: true, stroke: theme.line, width: 1 },
    incrs: STEPS,
    space: 64,
    size: show ? 30 : 8,
    values: (_, splits, __, ___, step) => splits.map((s) => (show ? (step < 60 ? clock.time(s, 0) : clock.minute(s)) : "")),
  };
}

/** A value axis on the left. */
export function valueAxis(theme: Theme, format: (value: number) => string, more: Partial<uPlot.Axis> = {}): uPlot.Axis {
  return { ...base(theme), size: 66, space: 34, values: (_, splits) => splits.map(format), ...more };
}

/** An axis whose marks are given by their place. */
export function namedAxis(theme: Theme, splits: () => number[], name: (value: number) => string, more: Partial<uPlot.Axis> = {}): uPlot.Axis {
  return { ...base(theme), splits, values: (_, all) => all.map((value) => (value === null ? "" : name(value))), ...more };
}

/** Pointer and zoom of a chart over the day. */
export function dayCursor(): uPlot.Cursor {
  return {
    y: false,
    points: { show: false },
    drag: { x: true, y: false, dist: 4 },
    sync: { key: DAY_SYNC, setSeries: false, scales: ["x", null] },
  };
}

/** Pointer of a chart that stands alone and is not zoomed. */
export function plainCursor(): uPlot.Cursor {
  return { x: false, y: false, points: { show: false }, drag: { x: false, y: false, setScale: false } };
}

/** A range with some air above and below; keeps zero in sight if asked to. */
export function airy(withZero: boolean): uPlot.Range.Function {
  return (_, min, max) => {
    let low = min ?? 0;
    let high = max ?? 1;
    if (withZero) {
      low = Math.min(low, 0);
      high = Math.max(high, 0);
    }
    const air = (high - low || Math.abs(high) || 1) * 0.06;
    return [withZero && low === 0 ? 0 : low - air, withZero && high === 0 ? 0 : high + air];
  };
}
