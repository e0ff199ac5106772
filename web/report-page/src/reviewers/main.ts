import { contents, followScroll } from "../dom/contents";
import { append, el, type Child } from "../dom/element";
import { drawn, note, nothing, part, section, type Panel } from "../dom/panel";
import { count, decimal, fixed, ms, NONE, percent } from "../format/numbers";
import { simpleTable } from "../tables/simple";
import { readComparison, type Agreement, type Interval, type Reviewer, type ReviewerValue } from "./data";
import { bracketed, intervalPlot } from "./intervals";

const comparison = readComparison();
const { reviewers } = comparison;
const TENTHS = Array.from({ length: 10 }, (_, i) => i);
const VERDICTS = ["approve", "adjust", "veto", "abstain", "escalate", "error"];

const panels: Panel[] = [summary(), value(), agreement(), calibration(), disagreements(), caveats()];
const column = el("main", { class: "column" },
  el("header", { class: "head" },
    el("h1", { text: `Reviewers of ${comparison.run_id}` }),
    el("p", { class: "facts", text: `${count(comparison.questions)} questions  ·  ${reviewers.length} reviewers  ·  ${comparison.dataset_id}` })),
  ...panels.map(section),
  el("footer", { class: "foot", text: `${comparison.schema_version}. Brackets are 95 % intervals of ${comparison.questions} questions, seed ${comparison.bootstrap_seed}; ${NONE} is not known, never zero.` }));
append(document.getElementById("page")!, [el("div", { class: "frame" }, contents(panels, {}), column)]);
followScroll();
document.documentElement.dataset["ready"] = "";

function byReviewer(label: string, rows: [string, (reviewer: Reviewer) => Child][]): HTMLElement {
  return simpleTable(label, [{ label: "" }, ...reviewers.map((reviewer) => ({ label: reviewer.name, number: true }))],
    rows.map(([name, cell]) => [name, ...reviewers.map(cell)]));
}

function summary(): Panel {
  return drawn("summary", "Reviewers", "The same questions to each: what they said, how long they took, what they cost.",
    byReviewer("Reviewers", [
      ["Model", (r) => r.model],
      ["Prompt", (r) => r.prompt_version],
      ...VERDICTS.map((verdict): [string, (reviewer: Reviewer) => Child] => [verdict, (r) => count(r.verdict_counts[verdict] ?? 0)]),
      ["Passed by policy", (r) => count((r.policy_verdict_counts["approve"] ?? 0) + (r.policy_verdict_counts["adjust"] ?? 0))],
      ["Stopped by policy", (r) => count(r.policy_verdict_counts["veto"] ?? 0)],
      ["Errors", (r) => percent(r.error_rate)],
      ["Mean confidence", (r) => fixed(r.avg_confidence, 3)],
      ["Latency p50", (r) => ms(r.latency_ms.p50)],
      ["Latency p95", (r) => ms(r.latency_ms.p95)],
      ["Tokens", (r) => count(r.tokens.total)],
      ["Cost", (r) => (r.cost === null ? "no price" : decimal(r.cost, 4))],
    ]));
}

function value(): Panel {
  const horizons = reviewers[0]?.value.length ?? 0;
  return drawn("value", "What the review was worth", "Every decision held for a fixed time at the mids, with the quantity that reviewer and policy leave of it.",
    el("div", { class: "stack" }, ...Array.from({ length: horizons }, (_, at) => worth(at))));
}

function worth(at: number): HTMLElement {
  const of = (reviewer: Reviewer): ReviewerValue => reviewer.value[at]!;
  const seconds = of(reviewers[0]!).horizon_seconds;
  const cell = (pick: (one: ReviewerValue) => Interval, decimals = 2) => (reviewer: Reviewer): Child => bracketed(pick(of(reviewer)), decimals);
  return part(`Held for ${seconds} s`,
    intervalPlot(`Gain by review at ${seconds} s, in currency`, reviewers.map((reviewer) => ({ name: reviewer.name, interval: of(reviewer).gain }))),
    byReviewer(`Value at ${seconds} s`, [
      ["Gain by review", cell((one) => one.gain)],
      ["P&L with it", cell((one) => one.pnl)],
      ["P&L without", cell((one) => one.pnl_without_review)],
      ["Markout of what passed, bps", cell((one) => one.passed_bps)],
      ["Markout of what was stopped, bps", cell((one) => one.stopped_bps)],
    ]));
}

function agreement(): Panel {
  if (comparison.agreement.length === 0) {
    return nothing("agreement", "Agreement", "One reviewer has nobody to agree with.");
  }
  return drawn("agreement", "Agreement", "How often two reviewers say the same, and how often the order fares the same.", el("div", { class: "stack" },
    simpleTable("Agreement", [{ label: "One" }, { label: "Other" }, { label: "Same verdict", number: true }, { label: "Kappa", number: true }, { label: "Same outcome", number: true }],
      comparison.agreement.map((pair) => [pair.first, pair.second, bracketed(pair.verdicts, 3), fixed(pair.kappa, 3), bracketed(pair.outcomes, 3)])),
    ...comparison.agreement.map(matrix)));
}

function matrix(pair: Agreement): HTMLElement {
  const used = VERDICTS.filter((verdict) => VERDICTS.some((other) => (pair.matrix[verdict]?.[other] ?? 0) + (pair.matrix[other]?.[verdict] ?? 0) > 0));
  return part(`${pair.first} (rows) and ${pair.second} (columns)`,
    simpleTable(`Verdicts of ${pair.first} and ${pair.second}`, [{ label: "" }, ...used.map((verdict) => ({ label: verdict, number: true }))],
      used.map((verdict) => [verdict, ...used.map((other) => count(pair.matrix[verdict]?.[other] ?? 0))])));
}

function calibration(): Panel {
  return drawn("calibration", "Calibration", "Whether confidence means anything.",
    byReviewer("Calibration", [
      ["Right", (r) => bracketed(r.calibration.right_rate, 3)],
      ["Brier score", (r) => bracketed(r.calibration.brier_score, 3)],
      ["Calibration error", (r) => fixed(r.calibration.expected_calibration_error, 3)],
      ...TENTHS.filter((i) => reviewers.some((r) => (r.calibration.reliability[i]?.count ?? 0) > 0)).map((i): [string, (reviewer: Reviewer) => Child] => [
        `Right at ${fixed(i / 10, 1)} to ${fixed((i + 1) / 10, 1)}`,
        (r) => {
          const bin = r.calibration.reliability[i];
          return bin && bin.count > 0 ? `${percent(bin.right_rate)} of ${count(bin.count)}` : NONE;
        },
      ]),
    ]),
    note("Right: the market went the decision's way within 60 s and it was approved or adjusted, or did not and it was vetoed or abstained on. A Brier score of 0 is perfect, 0.25 is what a confidence of 0.5 gets."));
}

function disagreements(): Panel {
  if (comparison.disagreement_count === 0) {
    return nothing("disagreements", "Where they part", "All reviewers pass and stop the same decisions.");
  }
  return drawn("disagreements", "Where they part", `${count(comparison.disagreement_count)} questions; those with the largest markout first.`,
    simpleTable("Where they part",
      [{ label: "Decided" }, { label: "Symbol" }, { label: "Action" }, { label: "Markout 60 s", unit: "bps", number: true }, ...reviewers.map((reviewer) => ({ label: reviewer.name }))],
      comparison.disagreements.map((row) => [row.decided_at, row.symbol, row.action, fixed(row.markout60s_bps, 2),
        ...row.verdicts.map((verdict, i) => (verdict === row.policy_verdicts[i] ? verdict : `${verdict} → ${row.policy_verdicts[i]}`))])));
}

function caveats(): Panel {
  return drawn("caveats", "Caveats", "What to keep in mind.",
    el("ul", { class: "notes" }, ...comparison.caveats.map((caveat) => el("li", {}, caveat.message, " ", el("code", { text: caveat.code })))));
}
