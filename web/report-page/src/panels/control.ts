import type { Day } from "../data/day";
import type { ControlPlane } from "../data/report";
import { el } from "../dom/element";
import { drawn, note, parts, widePart, type Panel } from "../dom/panel";
import { count, words } from "../format/numbers";
import { simpleTable } from "../tables/simple";

/** What the run took of the systems around it and gave back; no panel where it took nothing. */
export function controlPanels(day: Day): Panel[] {
  const taken = day.report.control_plane ?? null;
  if (taken === null) {
    return [];
  }
  return [drawn("control", "Control plane", lead(taken), parts(
    taken.drift.length === 0 ? null : widePart("Changed by others while the run was at work",
      el("ul", { class: "notes" }, ...taken.drift.map((drift) => el("li", {}, el("b", { class: "loss", text: drift.message }), " ", el("code", { text: drift.code }))))),
    taken.automation === null ? null : widePart("How it was proven that nothing reverts the run's changes", proof(taken.automation)),
    taken.things.length === 0 ? null : widePart("What was found when everything was put back", things(taken))))];
}

function lead(taken: ControlPlane): string {
  const automation = taken.automation === null ? "No automation was taken away." : `Automation taken away: ${taken.automation.verdict}.`;
  const back = taken.restored === null ? "Not given back yet." : taken.restored ? "Everything is back." : "Not everything is back.";
  return `${automation} ${back}`;
}

function proof(automation: NonNullable<ControlPlane["automation"]>): HTMLElement {
  return el("div", {},
    note(automation.explanation, "."),
    simpleTable("Applications", [{ label: "Application" }, { label: "Verdict" }], automation.applications.map((row) => [row.application, row.verdict])),
    simpleTable("Evidence", [{ label: "Time (UTC)" }, { label: "Step" }, { label: "Of" }, { label: "Version" }, { label: "Seen" }],
      automation.evidence.map((row) => [row.at.slice(11, 23), row.step, row.subject, row.resource_version ?? "–", row.seen])));
}

function things(taken: ControlPlane): HTMLElement {
  const calm = ["restored", "unchanged"];
  const rows = [...taken.things].sort((a, b) => Number(calm.includes(a.finding)) - Number(calm.includes(b.finding)));
  return el("div", {},
    simpleTable("Things", [{ label: "Finding" }, { label: "Thing" }, { label: "Detail" }],
      rows.slice(0, 200).map((row) => [bad(row.finding) ? el("b", { class: "loss", text: words(row.finding) }) : words(row.finding), shorten(row.target), row.detail ?? ""])),
    rows.length > 200 ? note(`${count(rows.length - 200)} more are in the report's JSON.`) : null);
}

function bad(finding: string): boolean {
  return ["drifted", "conflict", "failed", "outstanding"].includes(finding);
}

/** The names of many variables behind a target are in the report's JSON. */
function shorten(target: string): string {
  return target.length > 90 ? `${target.slice(0, 87)}…` : target;
}
