import { el, svg } from "../dom/element";

export type Sign =
  | { kind: "line"; color: string; dash?: boolean }
  | { kind: "area"; color: string }
  | { kind: "up" | "down" | "cross"; color: string; hollow?: boolean };

/** Signs and what they mean; colours are names of the page's style. */
export function key(...entries: [Sign, string][]): HTMLElement {
  return el("ul", { class: "key" }, ...entries.map(([sign, meaning]) => el("li", {}, draw(sign), meaning)));
}

function draw(sign: Sign): SVGElement {
  const color = `var(--${sign.color})`;
  const box = svg("svg", { viewBox: "0 0 16 12", "aria-hidden": "true" });
  // Attributes do not know variables; properties do.
  const add = (tag: string, attributes: Record<string, string | number>, stroke: boolean, fill: boolean): void => {
    const shape = svg(tag, attributes);
    shape.style.stroke = stroke ? color : "none";
    shape.style.fill = fill ? color : "none";
    box.append(shape);
  };
  switch (sign.kind) {
    case "line":
      add("path", { d: "M0 6H16", "stroke-width": 2, ...(sign.dash ? { "stroke-dasharray": "4 3" } : {}) }, true, false);
      break;
    case "area":
      add("rect", { x: 1, y: 1, width: 14, height: 10, rx: 1 }, false, true);
      break;
    case "up":
      add("path", { d: "M8 1.5L13 10.5H3z", "stroke-width": 1.6 }, true, !sign.hollow);
      break;
    case "down":
      add("path", { d: "M8 10.5L13 1.5H3z", "stroke-width": 1.6 }, true, !sign.hollow);
      break;
    case "cross":
      add("path", { d: "M4 2l8 8M12 2l-8 8", "stroke-width": 1.6 }, true, false);
      break;
  }
  return box;
}
