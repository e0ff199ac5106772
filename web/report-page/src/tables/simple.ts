import { el, type Child } from "../dom/element";

export interface SimpleColumn {
  label: string;
  unit?: string;
  number?: boolean;
  wrap?: boolean;
  code?: boolean;
  title?: string;
}

/** A small table as it is. */
export function simpleTable(label: string, columns: SimpleColumn[], rows: Child[][]): HTMLElement {
  const head = el("tr", {}, ...columns.map((column) =>
    el("th", { scope: "col", class: column.number ? "n" : null, title: column.title },
      el("span", { class: "plain" }, column.label, column.unit ? el("span", { class: "unit", text: column.unit }) : null))));
  const body = rows.map((row) => el("tr", {}, ...row.map((cell, i) => {
    const column = columns[i];
    return el("td", { class: [column?.number ? "n" : "", column?.wrap ? "wrap" : "", column?.code ? "code" : ""].join(" ").trim() || null }, cell ?? "–");
  })));
  return el("div", { class: "scroll" }, el("table", { class: "rows", "aria-label": label }, el("thead", {}, head), el("tbody", {}, ...body)));
}
