import type { Day } from "../data/day";
import { el } from "../dom/element";
import { drawn, empty, note, nothing, part, parts, stacks, widePart, type Panel } from "../dom/panel";
import { count, decimal, fixed, percent, words } from "../format/numbers";
import { simpleTable } from "../tables/simple";
import { bar } from "./funnel";
import { calibration, counterfactual, outcomes } from "./reviewvalue";

/** What the language model said and what became of it. */
export function llmPanel(day: Day): Panel {
  const { llm, run_metadata: run } = day.report;
  if (llm.total_reviews === 0) {
    return nothing("llm", "Language-model reviews", run.review_enabled ? "Reviews were enabled, yet the ledger has none. The findings and the stability panel tell of errors." : "No decision was reviewed: reviews were not enabled for this run.");
  }
  const rules = llm.rules_reviews === llm.total_reviews;
  return drawn("llm", rules ? "Reviews by fixed rules" : "Language-model reviews", rules ? `${count(llm.total_reviews)} reviews by fixed rules; no language model was asked. Verdicts of the rules, then the policy's.` : `${count(llm.total_reviews)} reviews${llm.rules_reviews ? `, ${count(llm.rules_reviews)} of them by fixed rules` : ""}${llm.replayed === null ? "" : `, ${count(llm.replayed)} answered from a recording`}; the model's own verdicts, then the policy's.`,
    stacks(
      [part("Verdicts", verdicts(day)), part("Fallbacks and guardrails", policy(day)), part("What became of it, by verdict", outcomes(day)), part("Certainty and risk flags", certainty(day))],
      [calibration(day), counterfactual(day)]),
    parts(widePart("By model and prompt", models(day))));
}

function verdicts(day: Day): HTMLElement {
  const { llm } = day.report;
  const names = [...new Set([...Object.keys(llm.verdict_counts), ...Object.keys(llm.policy_verdict_counts)])].sort((a, b) => (llm.verdict_counts[b] ?? 0) - (llm.verdict_counts[a] ?? 0) || (a < b ? -1 : 1));
  return simpleTable("Verdicts", [{ label: "Verdict" }, { label: "Model", number: true }, { label: "Share", number: true }, { label: "" }, { label: "Policy", number: true }],
    names.map((name) => {
      const share = (llm.verdict_counts[name] ?? 0) / llm.total_reviews;
      return [words(name), count(llm.verdict_counts[name] ?? 0), percent(share), bar(share), Object.keys(llm.policy_verdict_counts).length === 0 ? "–" : count(llm.policy_verdict_counts[name] ?? 0)];
    }));
}

function policy(day: Day): HTMLElement {
  const c = day.report.llm.decision_contribution;
  const reasons = [...Object.entries(c.fallback_reasons), ...Object.entries(c.guardrail_reasons)].sort((a, b) => b[1] - a[1]);
  return el("div", {},
    simpleTable("Contribution", [{ label: "" }, { label: "Reviews", number: true }, { label: "Share", number: true }, { label: "of" }], [
      ["Changed or stopped the decision", count(c.contribution_events), percent(c.contribution_rate), "reviews without error"],
      ["Fallback applied", count(c.fallback_total), percent(c.fallback_rate), "all reviews"],
      ["Guardrail applied", count(c.deterministic_guardrail_total), percent(c.deterministic_guardrail_rate), "all reviews"],
      ["Errors", count(day.report.llm.error_count), percent(day.report.llm.error_rate), "all reviews"],
    ]),
    reasons.length === 0 ? note("No fallback and no guardrail was applied.") : note("Reasons: ", reasons.map(([name, n]) => `${words(name)} ${count(n)}`).join(", "), "."));
}

function certainty(day: Day): HTMLElement {
  const { calibration_quality: quality, top_risk_flags: flags } = day.report.llm;
  return el("div", {},
    simpleTable("Certainty", [{ label: "What the model states about its own certainty" }, { label: "Mean", number: true }], [
      ["|largest probability − confidence|", fixed(quality.mean_confidence_gap, 3)],
      ["|uncertainty − (1 − confidence)|", fixed(quality.mean_uncertainty_alignment_error, 3)],
      ["Calibration quality", fixed(quality.mean_calibration_quality_score, 3)],
      ["Share with high uncertainty", percent(quality.high_uncertainty_rate)],
    ]),
    note(`${count(quality.samples)} reviews state both probabilities and a confidence.`),
    flags.length === 0 ? note("No risk flag was raised.") : note("Risk flags: ", flags.map((flag) => `${words(flag.flag)} ${count(flag.count)}`).join(", "), "."));
}

function models(day: Day): HTMLElement {
  const { llm } = day.report;
  if (llm.by_model_prompt.length === 0) {
    return empty("No review names a model.");
  }
  return el("div", {},
    simpleTable("Reviews by model and prompt", [{ label: "Model" }, { label: "Prompt" }, { label: "Reviews", number: true }, { label: "Approve", number: true }, { label: "Veto", number: true }, { label: "Adjust", number: true }, { label: "Abstain", number: true }, { label: "Escalate", number: true }, { label: "Error", number: true }, { label: "Tokens in", number: true }, { label: "Tokens out", number: true }, { label: "Cost", number: true }],
      llm.by_model_prompt.map((row) => [row.model, row.prompt_version, count(row.count), ...["approve", "veto", "adjust", "abstain", "escalate", "error"].map((name) => count(row.verdict_counts[name] ?? 0)), count(row.tokens.prompt), count(row.tokens.completion), decimal(row.cost, 4)])),
    note(llm.cost === null ? `The cost of all tokens is not known: no price for ${llm.models_without_price.join(", ")}.` : `All tokens cost ${decimal(llm.cost, 4)} by the manifest's prices.`));
}
