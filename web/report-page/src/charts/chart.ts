import uPlot from "uplot";
import { append, el } from "../dom/element";
import { currentTheme, type Theme } from "./theme";
import { showTip, type Tip } from "./tip";

/** What a chart shows and how. */
export interface ChartSpec {
  title: string;
  unit?: string;
  /** What the picture shows, in a sentence with its main figures, for those who do not see it. */
  summary: string;
  height: number;
  data: uPlot.AlignedData;
  /** Options of the chart in a theme. Size, cursor and tip are added here. */
  options(theme: Theme): Omit<uPlot.Options, "width" | "height">;
  /** What to show beside the pointer; null for nothing there. */
  tip?(chart: uPlot): Tip | null;
  /** Places worth a stop of their own, in order of x: Up and Down go from one to the next. */
  stops?: { x: number; y: number }[];
  /** Signs and their meaning. */
  key?: Node;
  /** The same figures as a table. */
  figures?: () => HTMLElement;
}

interface Living {
  figure: HTMLElement;
  spec: ChartSpec;
  plot: HTMLElement;
  chart: uPlot | null;
  width: number;
}

const living = new Set<Living>();
const PAPER_WIDTH = 700;

/** A figure with a chart that follows its container's width, the colour scheme and the way to paper. */
export class Chart {
  readonly figure: HTMLElement;
  private readonly me: Living;

  constructor(spec: ChartSpec) {
    const plot = el("div", { class: "plot", role: "img", tabindex: 0, "aria-label": spec.summary });
    plot.style.height = `${spec.height}px`;
    this.figure = el(
      "figure",
      { class: "chart" },
      el("figcaption", {}, spec.title, spec.unit ? el("span", { class: "unit", text: ` (${spec.unit})` }) : null),
      plot,
    );
    append(this.figure, [spec.key]);
    if (spec.figures) {
      append(this.figure, [asTable(spec.figures)]);
    }
    this.me = { figure: this.figure, spec, plot, chart: null, width: 0 };
    living.add(this.me);
    plot.addEventListener("keydown", (event) => step(this.me, event));
    widths.observe(plot);
  }

  /** The drawn chart; null before it is in the page. */
  get plot(): uPlot | null {
    return this.me.chart;
  }

  /** Shows something else in the same place. */
  replace(spec: ChartSpec): void {
    this.me.spec = spec;
    this.me.plot.setAttribute("aria-label", spec.summary);
    const caption = this.figure.querySelector("figcaption");
    caption?.replaceChildren(spec.title, ...(spec.unit ? [el("span", { class: "unit", text: ` (${spec.unit})` })] : []));
    draw(this.me, this.me.width, false);
  }
}

const widths = new ResizeObserver((entries) => {
  for (const entry of entries) {
    for (const one of living) {
      const width = Math.floor(entry.contentRect.width);
      if (one.plot === entry.target && width > 0 && width !== one.width) {
        if (one.chart === null) {
          draw(one, width, false);
        } else {
          one.width = width;
          one.chart.setSize({ width, height: one.spec.height });
        }
      }
    }
  }
});

/** Draws all charts again when the colour scheme changes and for paper, which is always light. */
export function followTheme(): void {
  const redraw = (): void => living.forEach((one) => draw(one, one.width, true));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  addEventListener("beforeprint", () => {
    document.documentElement.dataset["paper"] = "";
    living.forEach((one) => draw(one, Math.min(one.width, PAPER_WIDTH), true));
  });
  addEventListener("afterprint", () => {
    delete document.documentElement.dataset["paper"];
    living.forEach((one) => draw(one, Math.floor(one.plot.clientWidth) || one.width, true));
  });
}

function draw(one: Living, width: number, keepRange: boolean): void {
  if (width <= 0) {
    return;
  }
  const scale = one.chart?.scales["x"];
  const range = keepRange && scale?.min != null && scale.max != null ? { min: scale.min, max: scale.max } : null;
  one.chart?.destroy();
  one.plot.replaceChildren();
  one.width = width;
  const { spec } = one;
  const options = spec.options(currentTheme());
  one.chart = new uPlot({ legend: { show: false }, ...options, width, height: spec.height }, spec.data, one.plot);
  if (range) {
    one.chart.setScale("x", range);
  }
  if (spec.tip) {
    showTip(one.chart, one.plot, spec.tip);
  }
  one.figure.dataset["drawn"] = "";
}

/** Arrow keys move the pointer along the values, Home and End to the ends, Up and Down to stops; Escape shows the whole again. */
function step(one: Living, event: KeyboardEvent): void {
  const chart = one.chart;
  const xs = chart?.data[0];
  if (!chart || !xs || xs.length === 0) {
    return;
  }
  if (event.key === "Escape") {
    resetZoom(chart);
    return;
  }
  const { min, max } = chart.scales["x"] ?? {};
  if ((event.key === "ArrowUp" || event.key === "ArrowDown") && one.spec.stops && min != null && max != null) {
    event.preventDefault();
    stop(chart, one.spec.stops.filter((place) => place.x >= min && place.x <= max), event.key === "ArrowDown");
    return;
  }
  const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20, Home: -Infinity, End: Infinity }[event.key];
  if (by === undefined || min == null || max == null) {
    return;
  }
  event.preventDefault();
  const first = chart.valToIdx(min);
  const last = chart.valToIdx(max);
  const next = Math.max(first, Math.min(last, (chart.cursor.idx ?? first - 1) + by));
  chart.setCursor({ left: chart.valToPos(xs[next] ?? 0, "x"), top: chart.over.clientHeight / 3 }, true);
}

/** Moves the pointer to the stop after or before the one it is at. */
function stop(chart: uPlot, stops: { x: number; y: number }[], forward: boolean): void {
  const left = chart.cursor.left ?? -1;
  // Half a pixel, so that a place is not its own neighbour; below 0 the pointer is nowhere.
  const now = left < 0 ? (forward ? -Infinity : Infinity) : chart.posToVal(left + (forward ? 0.5 : -0.5), "x");
  const next = forward ? stops.find((place) => place.x > now) : stops.findLast((place) => place.x < now);
  if (next) {
    chart.setCursor({ left: chart.valToPos(next.x, "x"), top: chart.valToPos(next.y, "y") }, true);
  }
}

/** Shows a chart's whole range again, and that of the charts beside it. */
export function resetZoom(chart: uPlot): void {
  chart.over.dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
}

function asTable(figures: () => HTMLElement): HTMLElement {
  const details = el("details", {}, el("summary", { text: "Figures as a table" }));
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) {
      details.append(figures());
    }
  });
  return details;
}
