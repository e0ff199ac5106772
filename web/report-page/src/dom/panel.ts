import { append, el, type Child } from "./element";

/** What a panel came to: `drawn`, or `empty` with a reason that it states. */
export type PanelState = "drawn" | "empty";

export interface Panel {
  id: string;
  title: string;
  /** One sentence on what is shown. */
  lead?: string;
  state: PanelState;
  body: Child[];
}

/** A panel with something in it. */
export function drawn(id: string, title: string, lead: string, ...body: Child[]): Panel {
  return { id, title, lead, state: "drawn", body };
}

/** A panel with nothing in it, and why. */
export function nothing(id: string, title: string, why: string): Panel {
  return { id, title, state: "empty", body: [empty(why)] };
}

/** Says that there is nothing and why, in place of an empty chart or table. */
export function empty(why: string): HTMLElement {
  return el("p", { class: "empty" }, el("b", { text: "No data. " }), why);
}

/** The panel as a section of the page. */
export function section(panel: Panel): HTMLElement {
  const element = el(
    "section",
    { class: "panel", id: panel.id, "data-state": panel.state, "aria-labelledby": `${panel.id}-title`, tabindex: -1 },
    el("header", {}, el("h2", { id: `${panel.id}-title`, text: panel.title }), panel.lead ? el("p", { class: "lead", text: panel.lead }) : null),
  );
  append(element, panel.body);
  return element;
}

/** A statement in place of a chart that would show nothing more. */
export function remark(text: string): HTMLElement {
  return el("p", { class: "remark", text });
}

/** A part of a panel with its own heading. */
export function part(title: string, ...body: Child[]): HTMLDivElement {
  return el("div", { class: "part" }, el("h3", { text: title }), ...body);
}

/** A part over the whole width of the panel. */
export function widePart(title: string, ...body: Child[]): HTMLDivElement {
  const element = part(title, ...body);
  element.classList.add("wide");
  return element;
}

/** Parts side by side. */
export function parts(...body: Child[]): HTMLDivElement {
  return el("div", { class: "parts" }, ...body);
}

/** Parts in two columns, each filled from the top; lean gives the right one more room. */
export function stacks(left: Child[], right: Child[], lean = false): HTMLDivElement {
  return el("div", { class: lean ? "parts lean" : "parts" }, el("div", { class: "stack" }, ...left), el("div", { class: "stack" }, ...right));
}

/** Names and values. */
export function pairs(entries: [string, Child][]): HTMLDListElement {
  const list = el("dl", { class: "pairs" });
  for (const [name, value] of entries) {
    append(list, [el("dt", { text: name }), el("dd", {}, value ?? "–")]);
  }
  return list;
}

/** A remark below something. */
export function note(...content: Child[]): HTMLParagraphElement {
  return el("p", { class: "note" }, ...content);
}
