/** A figure with its 95 % interval. */
export interface Interval {
  count: number;
  value: number | null;
  low95: number | null;
  high95: number | null;
}

export interface ReviewerValue {
  horizon_seconds: number;
  passed_bps: Interval;
  stopped_bps: Interval;
  pnl: Interval;
  pnl_without_review: Interval;
  gain: Interval;
}

export interface Bin {
  from: number;
  to: number;
  count: number;
  mean_confidence: number | null;
  right_rate: number | null;
}

export interface Reviewer {
  name: string;
  model: string;
  prompt_version: string;
  prompt_hash: string | null;
  errors: number;
  error_rate: number | null;
  error_codes: Record<string, number>;
  verdict_counts: Record<string, number>;
  policy_verdict_counts: Record<string, number>;
  policy_reasons: Record<string, number>;
  avg_confidence: number | null;
  latency_ms: { mean: number | null; p50: number | null; p95: number | null; max: number | null };
  tokens: { prompt: number; completion: number; total: number };
  cost: string | null;
  calibration: { right_rate: Interval; brier_score: Interval; expected_calibration_error: number | null; reliability: Bin[] };
  value: ReviewerValue[];
}

export interface Agreement {
  first: string;
  second: string;
  verdicts: Interval;
  kappa: number | null;
  outcomes: Interval;
  matrix: Record<string, Record<string, number>>;
}

export interface Disagreement {
  decision_id: string;
  symbol: string;
  action: string;
  decided_at: string;
  verdicts: string[];
  policy_verdicts: string[];
  markout60s_bps: number | null;
}

export interface ReviewerComparison {
  schema_version: string;
  run_id: string;
  dataset_id: string;
  input_hash: string | null;
  decision_hash: string;
  questions: number;
  bootstrap_seed: number;
  reviewers: Reviewer[];
  agreement: Agreement[];
  disagreements: Disagreement[];
  disagreement_count: number;
  caveats: { code: string; message: string }[];
}

/** The comparison that the page carries. */
export function readComparison(): ReviewerComparison {
  return JSON.parse(document.getElementById("reviewers")!.textContent!) as ReviewerComparison;
}
