import { el, type Child } from "../dom/element";
import { drawn, nothing, note, parts, widePart, type Panel } from "../dom/panel";
import { count, fixed, NONE, words } from "../format/numbers";
import { simpleTable } from "../tables/simple";
import { table, type Column } from "../tables/table";
import type { FigureDifference, RunComparison } from "./data";
import { difference, direction, relative, samples, shown } from "./values";

/** The figures that are looked at first, equal or not. */
export function headlinePanel(id: string, title: string, one: RunComparison): Panel {
  const list = one.figures.headline;
  if (list.length === 0) {
    return nothing(id, title, "Neither report has any of the figures that are looked at first.");
  }
  const largest = Math.max(...list.map((figure) => Math.abs(figure.relative ?? 0)), 1e-9);
  return drawn(id, title, `${one.second} less ${one.first}. Bars show relative differences; n is the number of observations behind a figure.`,
    simpleTable(title,
      [{ label: "Figure" }, { label: one.first, number: true }, { label: one.second, number: true }, { label: "Difference", number: true }, { label: "Relative", number: true }, { label: "" }, { label: "n", number: true }],
      list.map((figure) => [
        el("span", { title: figure.figure, text: name(figure.figure) }),
        shown(figure, figure.first),
        shown(figure, figure.second),
        direction(figure) === 0 ? same(figure) : difference(figure),
        figure.relative === null || figure.relative === 0 ? "" : relative(figure.relative),
        bar(figure.relative, largest),
        samples(figure),
      ])));
}

/** Every figure that differs. */
export function differencesPanel(id: string, title: string, one: RunComparison): Panel {
  const { compared, equal, differences, series } = one.figures;
  if (differences.length + series.length === 0) {
    return nothing(id, title, `All ${count(compared)} figures of the two reports are the same.`);
  }
  const at = (row: number): FigureDifference => differences[row]!;
  const sections = [...new Set(differences.map((figure) => section(figure.figure)))];
  const column = (label: string, more: Partial<Column> & Pick<Column, "sort" | "text">): Column => ({ label, ...more });
  const all = differences.length === 0 ? note("No single figure differs.") : table({
    label: title,
    count: differences.length,
    search: (row) => at(row).figure,
    choices: [{ label: "Section", values: sections, of: (row) => section(at(row).figure) }],
    columns: [
      column("Figure", { code: true, sort: (row) => at(row).figure, text: (row) => at(row).figure }),
      column(one.first, { number: true, sort: (row) => number(at(row).first), text: (row) => shown(at(row), at(row).first), title: (row) => exact(at(row).first) }),
      column(one.second, { number: true, sort: (row) => number(at(row).second), text: (row) => shown(at(row), at(row).second), title: (row) => exact(at(row).second) }),
      column("Difference", { number: true, sort: (row) => number(at(row).difference), text: (row) => difference(at(row)), title: (row) => exact(at(row).difference) }),
      column("Relative", { number: true, sort: (row) => (at(row).relative === null ? null : Math.abs(at(row).relative!)), text: (row) => relative(at(row).relative) }),
      column("n", { number: true, hint: "Observations behind the values", sort: (row) => at(row).second_samples ?? at(row).first_samples, text: (row) => samples(at(row)) }),
    ],
  });
  return drawn(id, title, `${count(differences.length + series.length)} of ${count(compared)} figures differ, ${count(equal)} are the same. Values are rounded; the exact ones are on hover and in compare.json.`,
    all, curves(one));
}

function curves(one: RunComparison): Child {
  const { series } = one.figures;
  return series.length === 0 ? null : parts(widePart("Curves and histograms", simpleTable("Curves and histograms that differ",
    [{ label: "Figure", code: true }, { label: one.first, unit: " points", number: true }, { label: one.second, unit: " points", number: true }, { label: "Points that differ", number: true }, { label: "First at", number: true }, { label: "Largest difference", number: true }],
    series.map((row) => [row.figure, count(row.first_points), count(row.second_points), count(row.different_points), count(row.first_different_point), row.largest_difference === null ? NONE : fixed(row.largest_difference)]))));
}

function same(figure: FigureDifference): Child {
  return figure.difference === null && figure.first !== figure.second ? el("span", { class: "muted", text: "differs" }) : el("span", { class: "muted", text: "same" });
}

function bar(share: number | null, largest: number): Child {
  if (share === null || share === 0) {
    return "";
  }
  const inner = el("i", { class: share > 0 ? "gain" : "loss" });
  inner.style.width = `${Math.max(2, (Math.abs(share) / largest) * 100)}%`;
  return el("span", { class: "bar", "aria-hidden": "true" }, inner);
}

/** `pnl.trades.hit_rate` → `pnl: trades, hit rate`. */
function name(path: string): string {
  const [first, ...rest] = path.split(".");
  return rest.length === 0 ? words(path) : `${words(first!)}: ${rest.map(words).join(", ")}`;
}

function section(path: string): string {
  return path.split(/[.[]/)[0]!;
}

function number(value: string | number | boolean | null): number | string | null {
  return typeof value === "boolean" ? Number(value) : typeof value === "string" && /^-?\d+\.\d{8}$/.test(value) ? Number(value) : value;
}

function exact(value: string | number | boolean | null): string | null {
  return value === null ? null : String(value);
}
