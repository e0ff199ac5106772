import { el } from "../dom/element";
import { drawn, nothing, note, type Panel } from "../dom/panel";
import { inUnit, words } from "../format/numbers";
import { badge } from "../panels/verdict";
import type { ComparedFinding, RunComparison } from "./data";

/** Findings that came, went and changed. */
export function findingsPanel(id: string, title: string, one: RunComparison): Panel {
  const caveats = [...one.caveats_appeared.map((code) => `${words(code)} appeared`), ...one.caveats_disappeared.map((code) => `${words(code)} disappeared`)];
  const items = [
    ...one.findings_appeared.map((finding) => item(finding, `only in ${one.second}`, finding.message)),
    ...one.findings_disappeared.map((finding) => item(finding, `only in ${one.first}`, finding.message)),
    ...one.findings_changed.map(({ first, second }) => item(second, `${measure(first)} became ${measure(second)}`, second.message)),
  ];
  if (items.length === 0 && caveats.length === 0) {
    return nothing(id, title, "Both runs have the same findings and caveats, with the same values.");
  }
  return drawn(id, title, one.regression ? `${one.second} is worse: its verdict, or a finding of severity fail that ${one.first} has not.` : "What speaks against one run and not against the other.",
    items.length === 0 ? note("The findings are the same.") : el("ul", { class: "findings" }, ...items),
    caveats.length === 0 ? null : note(`Caveats: ${caveats.join(", ")}.`));
}

function item(finding: ComparedFinding, what: string, message: string): HTMLElement {
  return el("li", { class: `finding ${finding.severity}` },
    el("div", {}, badge(finding.severity, finding.severity.toUpperCase())),
    el("div", { class: "what" },
      el("p", {}, el("b", { text: message })),
      el("p", { class: "do" }, el("code", { text: finding.code }), finding.subject === null ? null : ` · ${finding.subject}`)),
    el("div", { class: "measure", text: what }));
}

function measure(finding: ComparedFinding): string {
  return finding.observed === null ? finding.severity : inUnit(finding.observed, finding.unit);
}
