import { Chart } from "../charts/chart";
import { heatmap, type HeatRow } from "../charts/heatmap";
import { key } from "../charts/key";
import type { Day } from "../data/day";
import type { Coverage, Integrity, MinuteRange } from "../data/report";
import { el, svg } from "../dom/element";
import { drawn, empty, note, nothing, part, parts, stacks, widePart, type Panel } from "../dom/panel";
import { count, duration, fixed, percent, words } from "../format/numbers";
import { simpleTable } from "../tables/simple";
import { table } from "../tables/table";

const BOTH = "trades or quotes";

/** How whole the input is: by symbol and minute, and record by record. */
export function coveragePanel(day: Day): Panel {
  const { coverage } = day.report;
  if (coverage.symbols.length === 0) {
    return nothing("coverage", "Input and coverage",
      coverage.integrity === null ? "Only a ledger was given to this report, so the input behind it, its coverage and its integrity are not known." : "The input has no event of any symbol.");
  }
  return drawn("coverage", "Input and coverage", lead(coverage, day), heat(day), missing(day),
    parts(
      widePart("By symbol and channel", channels(day)),
      coverage.integrity ? widePart("Records by topic", roles(coverage.integrity)) : null),
    coverage.integrity ? stacks(
      [part("What became of every record", outcomes(coverage.integrity)), part("Records set aside", quarantined(coverage.integrity))],
      [part("Continuity by partition", partitions(coverage.integrity))], true) : null);
}

function lead(coverage: Coverage, day: Day): string {
  const minutes = `${count(coverage.covered_minutes)} of ${count(coverage.target_window_minutes)} minutes that should have data have a trade or quote of some symbol (${percent(coverage.coverage_ratio)}; ${percent(coverage.coverage_ratio_min)} are needed)`;
  return `${minutes}. Times on the exchange's clock (${day.clock.label}). Drag to zoom every chart of the day, double-click for the whole.`;
}

function heat(day: Day): HTMLElement {
  const { coverage } = day.report;
  const names = [...new Set(coverage.symbols.flatMap((symbol) => symbol.channels.map((channel) => channel.channel)))];
  const select = el("select", { class: "control" }, ...[BOTH, ...names].map((name) => el("option", { value: name, text: name })));
  const chart = new Chart(heatSpec(day, BOTH));
  select.addEventListener("change", () => chart.replace(heatSpec(day, select.value)));
  const legend = el("div", { class: "key" }, el("span", { text: "few" }), ramp(), el("span", { text: "many events (logarithmic)" }),
    key([{ kind: "area", color: "missing" }, "missing: no event in a minute that should have some"]));
  return el("div", {}, el("div", { class: "controls" }, el("label", {}, "Channel", select)), chart.figure, legend);
}

function heatSpec(day: Day, channel: string): ReturnType<typeof heatmap> {
  const { coverage } = day.report;
  const rows: HeatRow[] = coverage.symbols.map((symbol) => {
    const chosen = symbol.channels.filter((one) => (channel === BOTH ? one.channel === "trades" || one.channel === "quotes" : one.channel === channel));
    const length = Math.max(0, ...symbol.channels.map((one) => one.events_by_minute.length));
    const counts = Array.from({ length }, (_, minute) => chosen.reduce((sum, one) => sum + (one.events_by_minute[minute] ?? 0), 0));
    return { name: symbol.symbol, counts, ratio: channel === BOTH ? symbol.coverage_ratio : (chosen[0]?.coverage_ratio ?? null) };
  });
  const short = rows.filter((row) => row.ratio !== null && row.ratio < 1).map((row) => `${row.name} ${percent(row.ratio)}`);
  return heatmap({
    title: "Events by symbol and minute",
    unit: `${channel}; covered share at the right`,
    summary: `Heat map of events by symbol and minute, ${channel}. ${short.length === 0 ? "No symbol misses a minute." : `Not whole: ${short.join(", ")}.`}`,
    rows,
    target: target(day),
    clock: day.clock,
  });
}

/** The minutes that should have data: those of the window that lie in the session, or all where none does. */
function target(day: Day): [number, number] {
  const { coverage } = day.report;
  const { clock } = day;
  const minutes = Math.ceil((clock.end - clock.start) / 60);
  const open = coverage.session_open === null ? null : clock.ofText(coverage.session_open);
  const close = coverage.session_close === null ? null : clock.ofText(coverage.session_close);
  if (open === null || close === null || open >= clock.end || close <= clock.start) {
    return [0, minutes];
  }
  return [Math.max(0, Math.floor((open - clock.start) / 60)), Math.min(minutes, Math.ceil((close - clock.start) / 60))];
}

function ramp(): HTMLElement {
  const stop = (offset: string, color: string): SVGElement => {
    const element = svg("stop", { offset });
    element.style.stopColor = `var(--${color})`;
    return element;
  };
  const box = svg("svg", { viewBox: "0 0 90 12", "aria-hidden": "true" },
    svg("defs", {}, svg("linearGradient", { id: "ramp" }, stop("0", "heat-0"), stop("1", "heat-1"))),
    svg("rect", { width: 90, height: 12, rx: 2, fill: "url(#ramp)" }));
  box.style.width = "90px";
  return el("span", {}, box);
}

function missing(day: Day): HTMLElement {
  const { coverage } = day.report;
  const lines: [string, MinuteRange[]][] = [
    ["any symbol", coverage.missing_ranges],
    ...coverage.symbols.map((symbol): [string, MinuteRange[]] => [symbol.symbol, symbol.missing_ranges]),
  ];
  const gaps = lines.filter(([, ranges]) => ranges.length > 0);
  if (gaps.length === 0) {
    return note("No minute of any symbol is missing.");
  }
  return note("Missing: ", gaps.slice(0, 12).map(([name, ranges]) => {
    const minutes = ranges.reduce((sum, range) => sum + range.minutes, 0);
    const shown = ranges.slice(0, 4).map((range) => `${day.clock.minute(day.clock.ofText(range.start))}–${day.clock.minute(day.clock.ofText(range.end))}`);
    return `${name} ${count(minutes)} min (${shown.join(", ")}${ranges.length > 4 ? `, and ${ranges.length - 4} more` : ""})`;
  }).join("; "), gaps.length > 12 ? `; and ${gaps.length - 12} more symbols.` : ".");
}

function channels(day: Day): HTMLElement {
  const list = day.report.coverage.symbols.flatMap((symbol) => symbol.channels.map((channel) => ({ symbol: symbol.symbol, ...channel })));
  const at = (row: number): (typeof list)[number] => list[row]!;
  return table({
    label: "Coverage by symbol and channel",
    count: list.length,
    search: (row) => `${at(row).symbol} ${at(row).channel}`,
    columns: [
      { label: "Symbol", sort: (row) => at(row).symbol, text: (row) => at(row).symbol },
      { label: "Channel", sort: (row) => at(row).channel, text: (row) => at(row).channel },
      { label: "Events", number: true, sort: (row) => at(row).events, text: (row) => count(at(row).events) },
      { label: "Minutes", number: true, hint: "Minutes with an event, of those that should have some", sort: (row) => at(row).covered_minutes, text: (row) => count(at(row).covered_minutes) },
      { label: "Covered", number: true, sort: (row) => at(row).coverage_ratio, text: (row) => percent(at(row).coverage_ratio) },
      { label: "Longest silence", number: true, sort: (row) => at(row).longest_silence_seconds, text: (row) => duration(at(row).longest_silence_seconds) },
      { label: "from", sort: (row) => at(row).longest_silence_start, text: (row) => day.clock.time(day.clock.ofText(at(row).longest_silence_start), 0), title: (row) => at(row).longest_silence_start },
    ],
  });
}

function outcomes(integrity: Integrity): HTMLElement {
  const rows = Object.entries(integrity.outcomes).sort((a, b) => b[1] - a[1]);
  return el("div", {},
    simpleTable("What became of every record", [{ label: "Outcome" }, { label: "Records", number: true }, { label: "Share", number: true }], [
      ...rows.map(([name, value]) => [words(name), count(value), percent(integrity.lines_read === 0 ? null : value / integrity.lines_read, 2)]),
      [el("b", { text: "read" }), el("b", { text: count(integrity.lines_read) }), integrity.accounted ? "all accounted for" : el("b", { class: "loss", text: "NOT ALL ACCOUNTED FOR" })],
    ]));
}

function roles(integrity: Integrity): HTMLElement {
  const number = (name: string, label: string, title: string): { label: string; number: true; title: string; name: string } => ({ label, number: true, title, name });
  const columns = [
    number("records", "Records", "Records or lines read"),
    number("events", "Events", "Replayed, late ones included"),
    number("late", "Late", "Behind their watermark: in neither bars nor book nor fills"),
    number("duplicates", "Repeated", "Repeated identities, dropped"),
    number("coincident", "Coincident", "Same symbol and time as the one before: counted, never dropped"),
    number("quarantined", "Set aside", "Violate the contract or cannot be read"),
    number("outside_window_by_record_time", "Outside by record time", "Outside the window by record time"),
    number("outside_window_by_event_time", "Outside by event time", "Inside by record time, outside by event time"),
    number("locked", "Locked", "Quotes with bid = ask, kept"),
    number("crossed", "Crossed", "Quotes with bid above ask, kept"),
  ];
  return simpleTable("Records by topic", [{ label: "Topic" }, ...columns], integrity.roles.map((role) => [String(role["role"]), ...columns.map((column) => count(role[column.name] as number | null))]));
}

function partitions(integrity: Integrity): HTMLElement {
  if (integrity.partitions.length === 0) {
    return empty("The source has no partitions (files, not topics).");
  }
  return simpleTable("Continuity by partition",
    [{ label: "Topic" }, { label: "Part.", number: true }, { label: "Records", number: true }, { label: "First offset", number: true }, { label: "Last offset", number: true }, { label: "Gaps", number: true }, { label: "Missing", number: true }, { label: "Repeated", number: true }, { label: "Out of order", number: true }],
    integrity.partitions.map((p) => [String(p["role"]), ...["partition", "records", "first_offset", "last_offset", "gaps", "missing_offsets", "duplicates", "out_of_order"].map((name) => count(p[name] as number | null))]));
}

function quarantined(integrity: Integrity): HTMLElement {
  if (integrity.quarantined.length === 0) {
    return empty("No record was set aside.");
  }
  return simpleTable("Records set aside", [{ label: "Source", code: true }, { label: "Position", number: true }, { label: "Reason" }, { label: "Detail", wrap: true }],
    integrity.quarantined.slice(0, 20).map((row) => [row.source, fixed(row.position, 0), words(row.reason), row.detail]));
}
