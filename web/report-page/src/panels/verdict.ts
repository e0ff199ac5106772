import type { Day } from "../data/day";
import type { Verdict } from "../data/report";
import { el } from "../dom/element";
import { icon } from "../dom/icons";
import { drawn, type Panel } from "../dom/panel";
import { count, inUnit, NONE } from "../format/numbers";
import { simpleTable } from "../tables/simple";

type Finding = Verdict["findings"][number];

const meaning: Record<string, string> = {
  PASS: "No finding speaks against using this run.",
  WARN: "Usable with care: read the warnings before a figure.",
  FAIL: "Not usable as it is: something failed that the figures rest on.",
};

const places: [string, string][] = [
  ["coverage", "coverage"],
  ["funnel", "funnel"],
  ["execution_quality", "execution"],
  ["pnl", "pnl"],
  ["llm", "llm"],
  ["stability", "stability"],
  ["run_metadata", "run"],
];

const SHOWN_OF_A_KIND = 2;

/** The verdict and every finding: what was seen, what it was held against, where to look, what to do. */
export function verdictPanel(day: Day): Panel {
  const { verdict } = day.report;
  if (verdict.findings.length === 0) {
    return drawn("verdict", "Verdict and findings", meaning[verdict.status] ?? "", el("p", { class: "note", text: "There are no findings: every rule was checked and none has anything to say." }));
  }
  const kinds = byKind(verdict.findings);
  const list = el("ul", { class: "findings" }, ...[...kinds.values()].flatMap((kind) => {
    const shown = kind.length > SHOWN_OF_A_KIND + 1 ? kind.slice(0, SHOWN_OF_A_KIND) : kind;
    return [...shown.map(finding), ...(shown.length < kind.length ? [more(kind.slice(shown.length))] : [])];
  }));
  return drawn("verdict", "Verdict and findings", meaning[verdict.status] ?? "", list);
}

/** The verdict or a severity as a badge. */
export function badge(severity: string, text: string): HTMLElement {
  return el("span", { class: `badge ${severity}` }, icon(severity), text);
}

function finding(item: Finding): HTMLElement {
  const target = places.find(([prefix]) => item.where.startsWith(prefix))?.[1];
  const place = el("code", { text: item.where });
  return el("li", { class: `finding ${item.severity}` },
    el("div", {}, badge(item.severity, item.severity.toUpperCase())),
    el("div", { class: "what" },
      el("p", {}, el("b", { text: item.message })),
      el("p", {}, el("span", { class: "do", text: "What to do: " }), item.action),
      el("p", { class: "do" }, el("code", { text: item.code }), item.subject ? ` · ${item.subject}` : null, " · see ", target ? el("a", { href: `#${target}` }, place) : place)),
    el("dl", { class: "measure" },
      item.observed === null ? null : el("div", {}, el("dt", { text: "observed " }), el("dd", { text: inUnit(item.observed, item.unit) })),
      item.threshold === null ? null : el("div", {}, el("dt", { text: "threshold " }), el("dd", { text: inUnit(item.threshold, item.unit) }))));
}

/** Further findings of a kind, as a table to open. */
function more(kind: Finding[]): HTMLElement {
  const [first] = kind;
  return el("li", { class: `finding ${first!.severity}` }, el("div"), el("details", { class: "what" },
    el("summary", { text: `${count(kind.length)} more of this kind: ${kind.slice(0, 8).map((item) => item.subject ?? item.code).join(", ")}${kind.length > 8 ? ", …" : ""}` }),
    simpleTable(first!.code, [{ label: "About" }, { label: "Observed", number: true }, { label: "Threshold", number: true }, { label: "Finding", wrap: true }],
      kind.map((item) => [item.subject ?? NONE, inUnit(item.observed, item.unit), inUnit(item.threshold, item.unit), item.message]))));
}

function byKind(findings: Finding[]): Map<string, Finding[]> {
  const kinds = new Map<string, Finding[]>();
  for (const item of findings) {
    const name = `${item.severity} ${item.code}`;
    kinds.set(name, [...(kinds.get(name) ?? []), item]);
  }
  return kinds;
}
