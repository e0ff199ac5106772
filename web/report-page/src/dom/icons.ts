import { svg } from "./element";

const shapes: Record<string, string> = {
  pass: "M2.5 7.5l3 3 6-7",
  warn: "M7 1.5L13 12H1z M7 5.5v3 M7 10.2v.3",
  fail: "M3 3l8 8 M11 3l-8 8",
  info: "M7 6v5 M7 3.2v.3",
};

/** A sign for a severity, so that colour is not the only difference. */
export function icon(severity: string): SVGElement {
  return svg(
    "svg",
    { viewBox: "0 0 14 14", "aria-hidden": "true", fill: "none", stroke: "currentColor", "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round" },
    svg("path", { d: shapes[severity] ?? shapes["info"] }),
  );
}
