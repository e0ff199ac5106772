import { el, type Child } from "../dom/element";
import { drawn, note, part, parts, widePart, type Panel } from "../dom/panel";
import { count } from "../format/numbers";
import { badge } from "../panels/verdict";
import { simpleTable } from "../tables/simple";
import type { Change, Comparison, RunComparison } from "./data";
import { short } from "./values";

const questions: [keyof RunComparison["identity"], string][] = [
  ["same_input", "Input"],
  ["same_window", "Window"],
  ["same_parameters", "Parameters"],
  ["same_program", "Program"],
  ["same_decisions", "Decisions"],
  ["same_orders", "Orders"],
  ["same_figures", "Figures"],
  ["same_verdict", "Verdict"],
];

/** Which runs are compared, what they have in common, and what they were run with. */
export function identityPanel(comparison: Comparison): Panel {
  const { runs, comparisons } = comparison;
  const lead = comparison.equal
    ? "The runs have the same input, decisions, orders and figures."
    : `Every run against ${runs[0]!.label}: the values of the others less its own.`;
  return drawn("identity", "Are they the same?", lead,
    parts(
      widePart("Runs", simpleTable("Runs",
        [{ label: "Run" }, { label: "Verdict" }, { label: "Day" }, { label: "Dataset" }, { label: "Program" }, { label: "Input", code: true }, { label: "Decisions", code: true }, { label: "Orders", code: true }],
        runs.map((run) => [run.label, badge(run.verdict.toLowerCase(), run.verdict), run.trading_day, run.dataset_id, run.program_version, hash(run.input_hash), hash(run.decision_hash), hash(run.order_hash)]))),
      widePart("In common", simpleTable("What the runs have in common",
        [{ label: "Run" }, ...questions.map(([, name]) => ({ label: name }))],
        comparisons.map((one) => [`${one.second} against ${one.first}`, ...questions.map(([name]) => answer(one.identity[name]))]))),
      ...comparisons.map((one) => changes(comparisons.length > 1 ? `Parameters of ${one.second}` : "Parameters", one))));
}

function hash(text: string | null): Child {
  return el("span", { title: text, text: short(text) });
}

function answer(same: boolean | null): Child {
  return same === null ? el("span", { class: "muted", text: "not known" }) : same ? badge("pass", "same") : badge("warn", "differ");
}

function changes(title: string, one: RunComparison): HTMLElement {
  const rows: Change[] = [...one.parameters, ...one.circumstances];
  if (rows.length === 0) {
    return part(title, note(one.identity.same_parameters === null ? "A report does not say what its run was run with." : "All parameters are the same."));
  }
  const element = part(`${title} (${count(rows.length)} differ)`, simpleTable(title,
    [{ label: "Key", code: true }, { label: one.first, code: true, wrap: true }, { label: one.second, code: true, wrap: true }],
    rows.map((row) => [row.key, row.first ?? "(nothing)", row.second ?? "(nothing)"])));
  element.classList.add("wide");
  return element;
}
