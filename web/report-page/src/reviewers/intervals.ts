import { el, svg } from "../dom/element";
import { fixed, NONE } from "../format/numbers";
import type { Interval } from "./data";

const WIDTH = 640;
const ROW = 30;
const LEFT = 150;
const RIGHT = 20;

/** Two numbers below the picture that are nearer than this would touch. */
const NEAR = 70;

/** A figure with its interval in brackets. */
export function bracketed(interval: Interval, decimals: number): string {
  if (interval.value === null) {
    return NONE;
  }
  const text = fixed(interval.value, decimals);
  return interval.low95 === null ? text : `${text} [${fixed(interval.low95, decimals)}, ${fixed(interval.high95, decimals)}]`;
}

/** Figures and their intervals on one scale, with a line at zero. */
export function intervalPlot(label: string, rows: { name: string; interval: Interval }[]): HTMLElement {
  const ends = rows.flatMap(({ interval }) => [interval.value, interval.low95, interval.high95]).filter((value) => value !== null);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const span = high - low || 1;
  const x = (value: number): number => LEFT + ((value - low) / span) * (WIDTH - LEFT - RIGHT);
  const height = rows.length * ROW + 26;
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, role: "img", "aria-label": label, class: "intervals" });
  picture.append(svg("line", { x1: x(0), x2: x(0), y1: 4, y2: rows.length * ROW, stroke: "currentColor", "stroke-opacity": 0.4, "stroke-dasharray": "3 3" }));
  rows.forEach(({ name, interval }, i) => {
    const y = i * ROW + ROW / 2;
    picture.append(text(LEFT - 10, y + 4, name, "end"));
    if (interval.value === null) {
      picture.append(text(LEFT, y + 4, "no value", "start"));
      return;
    }
    if (interval.low95 !== null && interval.high95 !== null) {
      picture.append(svg("line", { x1: x(interval.low95), x2: x(interval.high95), y1: y, y2: y, stroke: "currentColor", "stroke-width": 2 }));
    }
    picture.append(svg("circle", { cx: x(interval.value), cy: y, r: 5, fill: "currentColor" }));
  });
  for (const value of [low, 0, high]) {
    if (value !== 0 && Math.abs(x(value) - x(0)) < NEAR) {
      continue;
    }
    picture.append(text(x(value), height - 6, fixed(value, 2), value < 0 ? "start" : value > 0 ? "end" : "middle"));
  }
  return el("div", { class: "scroll" }, picture);
}

function text(x: number, y: number, content: string, anchor: string): SVGElement {
  return svg("text", { x, y, "text-anchor": anchor, "font-size": 12, fill: "currentColor", text: content });
}
