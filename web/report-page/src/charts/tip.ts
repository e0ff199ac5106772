import type uPlot from "uplot";
import { append, el } from "../dom/element";

/** What stands beside the pointer. */
export interface Tip {
  title: string;
  /** Name and value; a value without a name is a line of text. */
  lines: [string, string][];
  /** Where it points to, pixels of the plotting area; the pointer if left out. */
  at?: { left: number; top: number };
}

/** Shows a tip beside the pointer while it is over the chart, also when the keyboard moves it. */
export function showTip(chart: uPlot, plot: HTMLElement, tip: (chart: uPlot) => Tip | null): void {
  const box = el("div", { class: "tip", role: "status", hidden: true });
  plot.append(box);
  const update = (): void => {
    const { left, top } = chart.cursor;
    const own = plot.matches(":hover") || plot === document.activeElement;
    const content = own && left !== undefined && left >= 0 ? tip(chart) : null;
    box.hidden = content === null;
    if (content !== null) {
      fill(box, content);
      place(box, chart, content.at ?? { left: left ?? 0, top: top ?? 0 });
    }
  };
  (chart.hooks.setCursor ??= []).push(update);
  plot.addEventListener("mouseleave", () => (box.hidden = true));
  plot.addEventListener("blur", () => (box.hidden = true));
}

function fill(box: HTMLElement, content: Tip): void {
  const list = el("dl");
  for (const [name, value] of content.lines) {
    append(list, name === "" ? [el("dd", { class: "text", text: value })] : [el("dt", { text: name }), el("dd", { text: value })]);
  }
  box.replaceChildren(el("b", { text: content.title }), list);
}

function place(box: HTMLElement, chart: uPlot, at: { left: number; top: number }): void {
  const area = { left: chart.over.offsetLeft, top: chart.over.offsetTop };
  const width = chart.width;
  const gap = 14;
  let left = area.left + at.left + gap;
  if (left + box.offsetWidth > width) {
    left = area.left + at.left - gap - box.offsetWidth;
  }
  const top = Math.min(area.top + at.top + gap, chart.height - box.offsetHeight);
  box.style.transform = `translate(${Math.round(Math.max(0, left))}px,${Math.round(Math.max(-20, top))}px)`;
}
