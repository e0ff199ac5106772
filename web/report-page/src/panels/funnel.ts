import uPlot from "uplot";
import { namedAxis, plainCursor, valueAxis } from "../charts/axes";
import { Chart } from "../charts/chart";
import { key } from "../charts/key";
import { faded } from "../charts/theme";
import type { Day } from "../data/day";
import type { FunnelRow, Spread } from "../data/report";
import { el } from "../dom/element";
import { drawn, empty, note, nothing, part, parts, widePart, type Panel } from "../dom/panel";
import { count, percent, words } from "../format/numbers";
import { simpleTable } from "../tables/simple";
import { table, type Column } from "../tables/table";

const hints: Record<string, string> = {
  produced: "signals made, once per strategy that reads them",
  consumed: "signals a strategy took",
  evaluated: "signals past the feature gate",
  intents: "decisions",
  sized: "decisions with a quantity",
  risk_passed: "no risk check refused",
  review_passed: "no review refused",
  submitted: "became an order",
  accepted: "order accepted",
  filled: "filled at least in part",
};

/** From signal to fill, with every reason why something went no further. */
export function funnelPanel(day: Day): Panel {
  const { funnel } = day.report;
  if (funnel.stages.every((stage) => !stage.count)) {
    return nothing("funnel", "From signal to fill", "No signal was counted and no decision was made in the window. The findings above say what to check.");
  }
  return drawn("funnel", "From signal to fill", "What reached each stage. Pale bars are signals, of those produced; full bars are decisions, of all decisions.",
    parts(
      part("Stages", stages(day)),
      part("Why things went no further", reasons(day)),
      el("div", { class: "part wide" }, byHalfHour(day), spread(funnel.decision_spread, "Decisions", day), spread(funnel.execution_spread, "Orders", day)),
      widePart("By symbol", breakdown("Funnel by symbol", "Symbol", funnel.by_symbol)),
      widePart("By strategy", breakdown("Funnel by strategy", "Strategy", funnel.by_strategy))));
}

function stages(day: Day): HTMLElement {
  const { stages: list } = day.report.funnel;
  const signals = Math.max(0, ...list.filter((stage) => stage.rate_of_intents === null).map((stage) => stage.count ?? 0));
  const rows = list.map((stage) => [
    el("span", { title: hints[stage.stage] }, words(stage.stage)),
    count(stage.count),
    stage.count === null ? el("span", { class: "muted", text: "not known" }) : stage.rate_of_intents !== null ? bar(stage.rate_of_intents) : bar(signals === 0 ? 0 : stage.count / signals, "pale"),
    percent(stage.rate_of_previous),
    percent(stage.rate_of_intents),
  ]);
  const element = simpleTable("Stages of the funnel",
    [{ label: "Stage" }, { label: "Count", number: true }, { label: "" }, { label: "of the stage before", number: true }, { label: "of decisions", number: true }], rows);
  element.querySelector("table")!.classList.add("funnel");
  element.querySelectorAll("tbody tr > :nth-child(3)").forEach((cell) => cell.classList.add("length"));
  return element;
}

/** A bar of a share of the whole. */
export function bar(share: number, tone = ""): HTMLElement {
  const inner = el("i", { class: tone || null });
  inner.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return el("span", { class: "bar", "aria-hidden": "true" }, inner);
}

function reasons(day: Day): HTMLElement {
  const list = day.report.funnel.suppression_reasons;
  if (list.length === 0) {
    return empty("Nothing was suppressed, or the ledger gives no reasons.");
  }
  const most = new Map<string, number>();
  list.forEach((reason) => most.set(reason.stage, Math.max(most.get(reason.stage) ?? 0, reason.count)));
  const at = (row: number): (typeof list)[number] => list[row]!;
  const element = simpleTable("Reasons", [{ label: "Stage" }, { label: "Reason" }, { label: "Count", number: true }, { label: "within the stage" }],
    list.slice(0, 24).map((_, row) => [at(row).stage, words(at(row).reason), count(at(row).count), bar(at(row).count / (most.get(at(row).stage) ?? 1))]));
  return el("div", {}, element, list.length > 24 ? note(`${list.length - 24} rarer reasons are in simulation-report.json.`) : null);
}

function byHalfHour(day: Day): HTMLElement {
  const rows = day.report.funnel.by_half_hour;
  const { clock } = day;
  const names = rows.map((row) => clock.minute(clock.ofText(row.key)));
  const bars = uPlot.paths.bars;
  const side = (align: -1 | 1): uPlot.Series.PathBuilder | undefined => bars?.({ size: [0.38, 48], align, gap: 1 });
  const chart = new Chart({
    title: "Decisions and fills by half hour",
    unit: "count; start of the half hour",
    height: 170,
    summary: `Decisions by half hour: ${rows.map((row, i) => `${names[i]} ${row.intents}`).join(", ")}.`,
    key: key([{ kind: "area", color: "line-strong" }, "decisions"], [{ kind: "area", color: "accent" }, "filled"]),
    data: [rows.map((_, i) => i), rows.map((row) => row.intents), rows.map((row) => row.filled)],
    options: (theme) => ({
      padding: [10, 8, 0, 0],
      cursor: plainCursor(),
      scales: { x: { time: false, range: [-0.5, rows.length - 0.5] }, y: { range: (_, __, max) => [0, Math.max(1, max ?? 1) * 1.05] } },
      axes: [
        namedAxis(theme, () => rows.map((_, i) => i), (at) => names[at] ?? "", { size: 28, grid: { show: false } }),
        valueAxis(theme, (value) => (Number.isInteger(value) ? count(value) : ""), { size: 52 }),
      ],
      series: [
        {},
        { fill: faded(theme.muted, 0.55), width: 0, points: { show: false }, paths: side(-1) },
        { fill: theme.accent, width: 0, points: { show: false }, paths: side(1) },
      ],
    }),
    tip: (u) => {
      const i = u.cursor.idx;
      const row = i === null || i === undefined ? undefined : rows[i];
      return row ? { title: `${names[i!]}`, lines: [["Signals", count(row.produced)], ["Decisions", count(row.intents)], ["Passed risk", count(row.risk_passed)], ["Submitted", count(row.submitted)], ["Filled", count(row.filled)]] } : null;
    },
    figures: () => breakdown("Funnel by half hour", "Half hour", rows, (key) => clock.minute(clock.ofText(key))),
  });
  return chart.figure;
}

function spread(data: Spread, name: string, day: Day): HTMLElement | null {
  if (data.actions === 0) {
    return null;
  }
  const largest = data.largest_half_hour === null ? "" : ` (from ${day.clock.minute(day.clock.ofText(data.largest_half_hour))})`;
  return note(`${name} in ${data.half_hours_with_actions} of ${data.half_hours} half hours; the fullest half hour has ${percent(data.largest_share)}${largest}${data.outside_window > 0 ? `; ${count(data.outside_window)} outside the window` : ""}.`);
}

function breakdown(label: string, head: string, rows: FunnelRow[], name: (key: string) => string = (key) => key): HTMLElement {
  if (rows.length === 0) {
    return empty("The ledger has no decision or signal count of any.");
  }
  const at = (row: number): FunnelRow => rows[row]!;
  const stage = (name: keyof FunnelRow, text: string): Column => ({
    label: text,
    number: true,
    hint: hints[name],
    sort: (row) => at(row)[name] as number | null,
    text: (row) => count(at(row)[name] as number | null),
  });
  return table({
    label,
    count: rows.length,
    search: (row) => at(row).key,
    columns: [
      { label: head, sort: (row) => at(row).key, text: (row) => name(at(row).key) },
      stage("produced", "Signals"),
      stage("evaluated", "Evaluated"),
      stage("intents", "Decisions"),
      stage("sized", "Sized"),
      stage("risk_passed", "Risk passed"),
      stage("review_passed", "Review passed"),
      stage("submitted", "Submitted"),
      stage("accepted", "Accepted"),
      stage("filled", "Filled"),
      { label: "Filled", unit: "of decisions", number: true, sort: (row) => (at(row).intents === 0 ? null : at(row).filled / at(row).intents), text: (row) => percent(at(row).intents === 0 ? null : at(row).filled / at(row).intents) },
      { label: "Most frequent refusal", sort: (row) => refusal(at(row)), text: (row) => refusal(at(row)) },
    ],
  });
}

function refusal(row: FunnelRow): string {
  const [first] = Object.entries(row.suppression_reasons).filter(([name]) => !name.startsWith("signal/")).sort((a, b) => b[1] - a[1]);
  return first ? `${words(first[0].split("/").slice(1).join("/"))} (${count(first[1])})` : "–";
}
