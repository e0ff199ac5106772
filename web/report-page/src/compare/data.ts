/** A figure as it stands in a report: a number, money as text, words, true or false. */
export type Value = number | string | boolean | null;

export interface RunSummary {
  label: string;
  run_id: string;
  dataset_id: string;
  platform: string;
  source: string;
  trading_day: string;
  window_start: string;
  window_end: string;
  program_version: string;
  input_hash: string | null;
  decision_hash: string;
  order_hash: string;
  verdict: string;
  ledger_read: boolean;
}

export interface Change {
  key: string;
  first: string | null;
  second: string | null;
}

export interface DecisionSide {
  decision_id: string;
  event_time: string;
  decided_at: string;
  symbol: string;
  strategy: string;
  timeframe: string;
  action: string;
  qty: string | null;
  order_type: string;
  price: string | null;
  spread: string | null;
  status: string;
  risk_reasons: string[];
  rationale: string;
  decision_hash: string | null;
  lineage: Record<string, string>;
}

export interface OrderEventSide {
  event_time: string | null;
  symbol: string | null;
  client_order_id: string | null;
  event_type: string;
  status: string | null;
  side: string | null;
  strategy: string | null;
  qty: string | null;
  filled_qty: string | null;
  avg_fill_price: string | null;
  lineage: Record<string, string>;
}

export interface Divergence<T> {
  kind: "changed" | "only_in_first" | "only_in_second";
  equal_before: number;
  fields: string[];
  first: T | null;
  second: T | null;
}

export interface RowComparison<T> {
  first_count: number;
  second_count: number;
  equal: number;
  changed: number;
  only_in_first: number;
  only_in_second: number;
  first_divergence: Divergence<T> | null;
}

export interface FigureDifference {
  figure: string;
  unit: string | null;
  first: Value;
  second: Value;
  difference: number | string | null;
  relative: number | null;
  first_samples: number | null;
  second_samples: number | null;
}

export interface SeriesDifference {
  figure: string;
  unit: string | null;
  first_points: number | null;
  second_points: number | null;
  different_points: number;
  first_different_point: number;
  largest_difference: number | null;
}

export interface ComparedFinding {
  code: string;
  severity: string;
  subject: string | null;
  observed: number | null;
  threshold: number | null;
  unit: string;
  message: string;
}

export interface RunComparison {
  first: string;
  second: string;
  equal: boolean;
  identity: Record<"same_input" | "same_window" | "same_parameters" | "same_program" | "same_decisions" | "same_orders" | "same_figures" | "same_verdict", boolean | null>;
  parameters: Change[];
  circumstances: Change[];
  decisions: RowComparison<DecisionSide> | null;
  order_events: RowComparison<OrderEventSide> | null;
  figures: { compared: number; equal: number; different: number; headline: FigureDifference[]; differences: FigureDifference[]; series: SeriesDifference[] };
  findings_appeared: ComparedFinding[];
  findings_disappeared: ComparedFinding[];
  findings_changed: { first: ComparedFinding; second: ComparedFinding }[];
  caveats_appeared: string[];
  caveats_disappeared: string[];
  regression: boolean;
}

export interface Comparison {
  schema_version: string;
  equal: boolean;
  regression: boolean;
  runs: RunSummary[];
  comparisons: RunComparison[];
  caveats: { code: string; message: string }[];
}

export interface CurveData {
  run: string;
  start: string;
  step_seconds: number;
  end: string;
  net_pnl: string[];
}

/** Reads a document of the page. */
export function read<T>(id: string): T {
  const element = document.getElementById(id);
  if (element === null) {
    throw new Error(`The page has no document '${id}'.`);
  }
  return JSON.parse(element.textContent ?? "") as T;
}
