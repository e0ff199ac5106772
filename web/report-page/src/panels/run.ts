import type { Day } from "../data/day";
import { el, type Child } from "../dom/element";
import { drawn, pairs, part, parts, stacks, widePart, type Panel } from "../dom/panel";
import { decimal, fixed, NONE, words } from "../format/numbers";
import { simpleTable } from "../tables/simple";

/** Which run this is, what it was run with, and how to get the same again. */
export function runPanel(day: Day): Panel {
  const { run_metadata: run, coverage } = day.report;
  const code = (text: string | null): Child => (text === null ? "not known" : el("code", { text }));
  const token = day.report.run_metadata.run_token;
  return drawn("run", "Run identity and how to reproduce it", "Two runs over the same input, manifest and version have the same three hashes.",
    stacks(
      [part("Identity", pairs([
        ["Run", el("span", {}, run.run_id, " ", el("span", { class: "muted", text: `(${token})` }))],
        ["Dataset", run.dataset_id],
        ["Source", `${run.source.description} (${run.source.kind})`],
        ["Window", `${day.clock.time(day.clock.start, 0)} to ${day.clock.time(day.clock.end, 0)} ${day.clock.label} (${coverage.window_start} to ${coverage.window_end}), ${words(coverage.window_profile)}`],
        ["Platform", run.platform],
        ["Program", run.program_version],
        ["Calendar", `${run.calendar.version}; time zones ${run.calendar.tzdb_version}`],
        ["Symbols", run.symbols.join(", ") || NONE],
        ["Strategies", run.strategies.map((strategy) => strategy.name).join(", ") || NONE],
        ["Input hash", code(run.input_hash)],
        ["Decision hash", code(run.decision_hash)],
        ["Order hash", code(run.order_hash)],
      ])), part("Thresholds behind the findings", thresholds({ ...run.verdict_thresholds, ...run.monitor_thresholds }))],
      [part("Reproduce", el("p", { class: "note", text: "In the run folder, under a new name; every hash must be the same:" }),
        el("pre", { text: "torghut-sim run --run-id again \\\n  --dataset-manifest manifest.yaml \\\n  --confirm START_HISTORICAL_SIMULATION" }),
        el("p", { class: "note", text: "This report again, from the run's artifacts, without a replay:" }),
        el("pre", { text: `torghut-sim report --run-id '${run.run_id.replaceAll("'", "'\\''")}' \\\n  --dataset-manifest manifest.yaml` })),
      part("Files", files(day)),
      part("Fees charged by the report", simpleTable("Fees", [{ label: "Fee" }, { label: "Currency", number: true }], Object.entries(run.cost_assumptions).map(([name, value]) => [words(name), value === null ? "none" : decimal(value, 4)])))]),
    parts(widePart("Assumptions of the execution", models(day)),
      run.parameters ? widePart("Parameters", el("details", {}, el("summary", { text: "Everything the run was given, with defaults" }), el("pre", { text: JSON.stringify(run.parameters, null, 2) }))) : null));
}

function files(day: Day): HTMLElement {
  const { artifacts } = day.report;
  const own = Object.entries(artifacts).filter((entry): entry is [string, string] => typeof entry[1] === "string").map(([, path]) => ({ path, sha256: null as string | null }));
  return simpleTable("Files of the run", [{ label: "File" }, { label: "SHA-256", code: true }], [...own, ...artifacts.files].map((file) => [
    el("a", { href: link(file.path), text: file.path }), file.sha256 === null ? "" : el("span", { title: file.sha256, text: `${file.sha256.slice(0, 16)}…` })]));
}

/** The page lies in `report/` of the run folder. */
function link(path: string): string {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  return path.startsWith("report/") ? encoded.slice("report/".length) : `../${encoded}`;
}

function models(day: Day): HTMLElement {
  const list = day.report.run_metadata.execution_models;
  if (list.length === 0) {
    return el("p", { class: "empty", text: "The orders were not simulated by a known model: the ledger tells what became of them." });
  }
  return simpleTable("Assumptions of the execution", [{ label: "Model" }, { label: "What it does", wrap: true }, { label: "In which direction it errs", wrap: true }], list.map((model) => [words(model.name), model.statement, model.bias]));
}

function thresholds(values: Record<string, number>): HTMLElement {
  return simpleTable("Thresholds", [{ label: "Threshold" }, { label: "Value", number: true }], Object.entries(values).map(([name, value]) => [words(name), fixed(value, Number.isInteger(value) ? 0 : value < 0.01 ? 4 : 2)]));
}
