import { append, el } from "../dom/element";
import { count } from "../format/numbers";

export interface Column {
  label: string;
  unit?: string;
  number?: boolean;
  code?: boolean;
  /** What the column is, as a hint on its head. */
  hint?: string;
  /** What rows are sorted by; null goes last. */
  sort(row: number): number | string | null;
  text(row: number): string;
  /** Hint on the cell. */
  title?(row: number): string | null;
  tone?(row: number): string;
  /** What to draw in place of the text. */
  draw?(row: number): Node;
}

export interface TableSpec {
  label: string;
  columns: Column[];
  count: number;
  /** Rows of the run; more than `count` where the page does not hold all. */
  total?: number;
  /** Where all rows are, if the page does not hold them. */
  file?: string;
  /** Column and direction to begin with; the order of the rows if left out. */
  sorted?: { column: number; descending: boolean };
  /** Lists to choose from. */
  choices?: { label: string; values: string[]; of(row: number): string | null }[];
  /** Text to search in; no search field without it. */
  search?(row: number): string;
  /** Opens the details of a row; the rows in their present order come along. */
  open?(row: number, order: Int32Array): void;
}

const ROW = 26;
const VIRTUAL_FROM = 150;
const TALL_FROM = 18;
const PRINTED = 40;

/** A sortable table; of many rows it draws those in sight. Works with the keyboard: heads are buttons, the list scrolls. */
export function table(spec: TableSpec): HTMLElement {
  return new Table(spec).element;
}

class Table {
  readonly element: HTMLElement;
  private order: Int32Array;
  private sorted: { column: number; descending: boolean } | null;
  private readonly body = el("tbody");
  private readonly heads: HTMLTableCellElement[] = [];
  private readonly shown = el("span", { class: "muted", role: "status" });
  private readonly scroller: HTMLElement;
  private readonly virtual: boolean;
  private readonly choices: HTMLSelectElement[] = [];
  private readonly field: HTMLInputElement | null = null;
  private texts: string[] | null = null;
  private first = -1;
  private paper = false;

  constructor(private readonly spec: TableSpec) {
    this.virtual = spec.count > VIRTUAL_FROM;
    this.sorted = spec.sorted ?? null;
    this.order = Int32Array.from({ length: spec.count }, (_, i) => i);
    const grid = el("table", { class: this.virtual ? "rows fixed" : "rows", "aria-label": spec.label, "aria-rowcount": spec.count + 1 });
    if (this.virtual) {
      append(grid, [this.widths(grid)]);
    }
    append(grid, [el("thead", {}, this.head()), this.body]);
    this.scroller = el("div", { class: this.virtual ? "scroll virtual" : spec.count > TALL_FROM ? "scroll tall" : "scroll", tabindex: 0, role: "region", "aria-label": spec.label }, grid);
    if (spec.search && spec.count > TALL_FROM) {
      this.field = el("input", { class: "control", type: "search", placeholder: "Search", "aria-label": `Search in ${spec.label}`, size: 22 });
    }
    this.element = el("div", { class: "table" }, this.controls(), this.scroller, this.remark());
    this.scroller.addEventListener("scroll", () => this.render(), { passive: true });
    this.body.addEventListener("click", (event) => this.click(event));
    addEventListener("beforeprint", () => this.print(true));
    addEventListener("afterprint", () => this.print(false));
    this.arrange();
  }

  private head(): HTMLElement {
    return el("tr", { "aria-rowindex": 1 }, ...this.spec.columns.map((column, i) => {
      const button = el("button", { type: "button", title: column.hint, onclick: () => this.sort(i) },
        el("span", {}, column.label, column.unit ? el("span", { class: "unit", text: ` ${column.unit}` }) : null),
        el("span", { class: "arrow", "aria-hidden": "true" }));
      const head = el("th", { scope: "col", class: column.number ? "n" : null }, button);
      this.heads.push(head);
      return head;
    }));
  }

  private controls(): HTMLElement | null {
    const { spec } = this;
    if (spec.count <= TALL_FROM) {
      return null;
    }
    const bar = el("div", { class: "controls" });
    for (const choice of spec.choices ?? []) {
      const select = el("select", { class: "control", onchange: () => this.arrange() }, el("option", { value: "", text: "all" }),
        ...choice.values.map((value) => el("option", { value, text: value })));
      this.choices.push(select);
      append(bar, [el("label", {}, choice.label, select)]);
    }
    if (this.field) {
      this.field.addEventListener("input", () => this.arrange());
      append(bar, [this.field]);
    }
    append(bar, [el("span", { class: "spring" }), this.shown]);
    return bar;
  }

  private remark(): HTMLElement | null {
    const { spec } = this;
    const left = spec.total !== undefined && spec.total > spec.count;
    const paper = this.virtual ? el("p", { class: "note print-only", text: `The first ${PRINTED} of ${count(spec.count)} rows are printed${spec.file ? `; all are in ${spec.file}` : ""}.` }) : null;
    const more = left ? el("p", { class: "note", text: `The page holds the first ${count(spec.count)} of ${count(spec.total)} rows${spec.file ? `; all are in ${spec.file}` : ""}.` }) : null;
    return paper || more ? el("div", {}, more, paper) : null;
  }

  /** Widths from a sample of the rows, so that columns stay where they are while one scrolls. */
  private widths(grid: HTMLElement): HTMLElement {
    const { columns, count: rows } = this.spec;
    const step = Math.max(1, Math.floor(rows / 300));
    let all = 0;
    const group = el("colgroup", {}, ...columns.map((column) => {
      let longest = Math.max(...`${column.label} ${column.unit ?? ""}`.split(" ").map((word) => word.length)) + 3;
      for (let row = 0; row < rows; row += step) {
        longest = Math.max(longest, column.text(row).length + (column.number ? 1 : 0));
      }
      const width = Math.min(340, Math.round(Math.min(longest, 46) * 7) + 22);
      all += width;
      const col = el("col");
      col.style.width = `${width}px`;
      return col;
    }));
    grid.style.minWidth = `${all}px`;
    return group;
  }

  private sort(column: number): void {
    const descending = this.sorted?.column === column ? !this.sorted.descending : this.spec.columns[column]?.number === true;
    this.sorted = { column, descending };
    this.arrange();
  }

  /** Filters and sorts, then shows the top. */
  private arrange(): void {
    const { spec } = this;
    const wanted = this.choices.map((select, i) => ({ value: select.value, of: spec.choices![i]!.of })).filter((choice) => choice.value !== "");
    const query = this.field?.value.trim().toLowerCase() ?? "";
    if (query !== "" && spec.search) {
      this.texts ??= Array.from({ length: spec.count }, (_, row) => spec.search!(row).toLowerCase());
    }
    const rows: number[] = [];
    for (let row = 0; row < spec.count; row++) {
      if (wanted.every((choice) => choice.of(row) === choice.value) && (query === "" || this.texts![row]!.includes(query))) {
        rows.push(row);
      }
    }
    this.order = Int32Array.from(rows);
    if (this.sorted) {
      sortRows(this.order, spec.columns[this.sorted.column]!, this.sorted.descending);
    }
    this.heads.forEach((head, i) => {
      const own = this.sorted?.column === i;
      head.setAttribute("aria-sort", own ? (this.sorted!.descending ? "descending" : "ascending") : "none");
      head.querySelector(".arrow")!.textContent = own ? (this.sorted!.descending ? "▼" : "▲") : "";
    });
    this.shown.textContent = rows.length === spec.count ? `${count(spec.count)} rows` : `${count(rows.length)} of ${count(spec.count)} rows`;
    this.scroller.scrollTop = 0;
    this.first = -1;
    this.render();
  }

  private render(): void {
    const rows = this.order.length;
    if (!this.virtual || this.paper) {
      if (this.first !== 0) {
        this.first = 0;
        this.body.replaceChildren(...Array.from(this.order.subarray(0, this.virtual ? PRINTED : rows), (row, i) => this.row(row, i)));
      }
      return;
    }
    const seen = Math.ceil((this.scroller.clientHeight || 560) / ROW);
    const first = Math.max(0, Math.min(Math.floor(this.scroller.scrollTop / ROW) - 10, rows - seen));
    // Rows are drawn in blocks of ten, so that most scroll events draw nothing.
    const from = first - (first % 10);
    if (from === this.first) {
      return;
    }
    this.first = from;
    const to = Math.min(rows, from + seen + 22);
    const lines: HTMLElement[] = [gap(from)];
    for (let i = from; i < to; i++) {
      lines.push(this.row(this.order[i]!, i));
    }
    lines.push(gap(rows - to));
    this.body.replaceChildren(...lines);
  }

  private row(row: number, at: number): HTMLElement {
    const opens = this.spec.open !== undefined;
    const line = el("tr", { class: opens ? "open" : null, "data-row": row, "aria-rowindex": at + 2 });
    if (this.virtual && !this.paper) {
      line.style.height = `${ROW}px`;
    }
    this.spec.columns.forEach((column, i) => {
      const text = column.text(row);
      const cell = el("td", { class: [column.number ? "n" : "", column.code ? "code" : "", column.tone?.(row) ?? ""].join(" ").trim() || null, title: column.title?.(row) ?? (text.length > 44 ? text : null) });
      if (i === 0 && opens) {
        append(cell, [el("button", { type: "button", class: "link", text, "aria-label": `Details of ${text}` })]);
      } else if (column.draw) {
        cell.classList.add("bars");
        cell.append(column.draw(row));
      } else {
        cell.textContent = text;
      }
      line.append(cell);
    });
    return line;
  }

  private click(event: Event): void {
    const line = (event.target as Element).closest<HTMLElement>("tr[data-row]");
    if (line && this.spec.open && getSelection()?.isCollapsed !== false) {
      this.spec.open(Number(line.dataset["row"]), this.order);
    }
  }

  private print(paper: boolean): void {
    this.paper = paper;
    this.first = -1;
    this.render();
  }
}

function gap(rows: number): HTMLElement {
  const line = el("tr", { class: "gap", "aria-hidden": "true" }, el("td"));
  line.style.height = `${rows * ROW}px`;
  return line;
}

function sortRows(order: Int32Array, column: Column, descending: boolean): void {
  const keys = new Map<number, number | string | null>();
  for (const row of order) {
    keys.set(row, column.sort(row));
  }
  const direction = descending ? -1 : 1;
  order.sort((a, b) => {
    const left = keys.get(a) ?? null;
    const right = keys.get(b) ?? null;
    if (left === null || right === null) {
      return left === right ? a - b : left === null ? 1 : -1;
    }
    const compared = typeof left === "number" && typeof right === "number" ? left - right : left < right ? -1 : left > right ? 1 : 0;
    return compared * direction || a - b;
  });
}
