/** The report as its JSON has it: only what the page reads. Money is text, an undefined figure is null. */
export interface Report {
  schema_version: string;
  run_metadata: RunMetadata;
  coverage: Coverage;
  funnel: Funnel;
  execution_quality: ExecutionQuality;
  pnl: Pnl;
  llm: Llm;
  stability: Stability;
  control_plane: ControlPlane | null;
  verdict: Verdict;
  artifacts: Record<string, unknown> & { files: { path: string; sha256: string | null }[] };
  caveats: { code: string; message: string }[];
}

/** What the run took of the systems around it and gave back. */
export interface ControlPlane {
  automation: {
    verdict: string;
    explanation: string;
    applications: { application: string; verdict: string }[];
    evidence: { at: string; subject: string; resource_version: string | null; step: string; seen: string }[];
  } | null;
  drift: { code: string; message: string }[];
  restored: boolean | null;
  things: { id: string; target: string; finding: string; detail: string | null }[];
}

export interface RunMetadata {
  run_id: string;
  run_token: string;
  dataset_id: string;
  platform: string;
  source: { kind: string; description: string; synthetic: boolean };
  input_hash: string | null;
  decision_hash: string;
  order_hash: string;
  program_version: string;
  calendar: { source: string; version: string; tzdb_version: string };
  symbols: string[];
  strategies: { id: string; name: string }[];
  review_enabled: boolean;
  latencies_modelled: boolean;
  execution_models: { name: string; statement: string; bias: string }[];
  cost_assumptions: Record<string, string | null>;
  monitor_thresholds: Record<string, number>;
  verdict_thresholds: Record<string, number>;
  parameters: unknown;
}

export interface MinuteRange {
  start: string;
  end: string;
  minutes: number;
}

export interface Coverage {
  window_start: string;
  window_end: string;
  window_profile: string;
  trading_day: string;
  session_open: string | null;
  session_close: string | null;
  target_window_minutes: number;
  covered_minutes: number | null;
  coverage_ratio: number | null;
  coverage_ratio_min: number;
  passed: boolean | null;
  missing_ranges: MinuteRange[];
  decision_span_minutes: number | null;
  symbols: {
    symbol: string;
    covered_minutes: number;
    coverage_ratio: number;
    missing_ranges: MinuteRange[];
    channels: Channel[];
  }[];
  integrity: Integrity | null;
}

export interface Channel {
  channel: string;
  events: number;
  covered_minutes: number;
  coverage_ratio: number;
  missing_ranges: MinuteRange[];
  longest_silence_seconds: number;
  longest_silence_start: string;
  events_by_minute: number[];
}

export interface Integrity {
  lines_read: number;
  outcomes: Record<string, number>;
  accounted: boolean;
  roles: Record<string, number | string | null>[];
  partitions: Record<string, number | string | null>[];
  quarantined: { source: string; position: number; reason: string; detail: string }[];
}

export interface FunnelRow {
  key: string;
  produced: number | null;
  consumed: number | null;
  evaluated: number | null;
  intents: number;
  sized: number | null;
  risk_passed: number | null;
  review_passed: number | null;
  submitted: number;
  accepted: number;
  filled: number;
  suppression_reasons: Record<string, number>;
}

export interface Spread {
  actions: number;
  outside_window: number;
  half_hours: number;
  half_hours_with_actions: number;
  share_of_half_hours: number | null;
  largest_share: number | null;
  largest_half_hour: string | null;
}

export interface Funnel {
  trade_decisions: number;
  executions: number;
  execution_order_events: number;
  execution_tca_metrics: number;
  llm_reviews: number;
  micro_bars: number | null;
  signals: number | null;
  decision_status_counts: Record<string, number>;
  decision_to_execution_rate: number | null;
  stages: { stage: string; count: number | null; rate_of_previous: number | null; rate_of_intents: number | null }[];
  suppression_reasons: { stage: string; reason: string; count: number }[];
  by_symbol: FunnelRow[];
  by_strategy: FunnelRow[];
  by_half_hour: FunnelRow[];
  decision_spread: Spread;
  execution_spread: Spread;
}

export interface Distribution {
  count: number;
  mean: number | null;
  min: number | null;
  p50: number | null;
  p90: number | null;
  p95: number | null;
  p99: number | null;
  max: number | null;
}

/** Counts between edges; the first is below the first edge, the last at or above the last. */
export interface Histogram {
  edges: number[];
  counts: number[];
}

export interface LatencyLeg {
  ms: Distribution;
  withheld: number;
  histogram: Histogram;
}

export interface ExecutionBreakdown {
  key: string;
  executions: number;
  fill_rate: number | null;
  cancel_rate: number | null;
  reject_rate: number | null;
  notional: string;
  slippage_count: number;
  slippage_mean_bps: number | null;
  slippage_p95_abs_bps: number | null;
  quoted_spread_mean_bps: number | null;
  effective_spread_mean_bps: number | null;
  markout_60s_count: number;
  markout_60s_mean_bps: number | null;
  submit_to_fill_p50_ms: number | null;
}

export interface ExecutionQuality {
  execution_status_counts: Record<string, number>;
  fill_rate: number | null;
  full_fill_rate: number | null;
  partial_fill_rate: number | null;
  cancel_rate: number | null;
  reject_rate: number | null;
  quantity_fill_ratio: number | null;
  expected_actual_adapter_counts: { expected_adapter: string; actual_adapter: string; count: number }[];
  fallback_reason_counts: Record<string, number>;
  fallback_execution_count: number;
  fallback_ratio: number | null;
  adapter_mismatch_count: number;
  adapter_mismatch_ratio: number | null;
  order_event_coverage_ratio: number | null;
  unlinked_order_event_count: number;
  order_lifecycle: { complete: number; complete_ratio: number | null; without_events: number; without_end: number; fills_do_not_add_up: number };
  latencies: Record<string, LatencyLeg>;
  slippage_bps: {
    avg_abs: number | null;
    p50_abs: number | null;
    p95_abs: number | null;
    max_abs: number | null;
    signed: Distribution;
    histogram: Histogram;
    notional_weighted_avg: number | null;
  };
  spreads: { quoted_bps: Distribution; effective_bps: Distribution; realized_300s_bps: Distribution; effective_over_quoted: number | null };
  markouts: { horizon_seconds: number; bps: Distribution; notional_weighted_avg: number | null }[];
  shortfall: {
    count: number;
    delay_notional: string | null;
    spread_notional: string | null;
    impact_notional: string | null;
    total_notional: string | null;
    delay_bps: number | null;
    spread_bps: number | null;
    impact_bps: number | null;
    total_bps: number | null;
  };
  rules: { event_type: string; rule: string; count: number; with_quote: number; worse_than_quote: number }[];
  by_symbol: ExecutionBreakdown[];
  by_side: ExecutionBreakdown[];
  by_order_type: ExecutionBreakdown[];
  by_half_hour: ExecutionBreakdown[];
}

export interface Contribution {
  key: string;
  closed_trades: number;
  open_lots: number;
  wins: number;
  realized_pnl: string;
  unrealized_pnl: string;
  cost: string;
  net_pnl: string;
  share_of_net: number | null;
}

export interface Pnl {
  realized_pnl: string;
  unrealized_pnl: string;
  gross_pnl: string;
  commission_bps: string;
  per_trade_fee: string;
  estimated_cost_total: string;
  costs: Record<string, string>;
  net_pnl_estimated: string;
  execution_notional_total: string;
  tca_shortfall_notional_total: string | null;
  tca_realized_pnl_proxy_notional: string | null;
  open_lot_count: number;
  open_lots_without_price: number;
  closed_trades_without_price: number;
  turnover: number | null;
  starting_equity: string | null;
  net_return_bps: number | null;
  by_symbol: Contribution[];
  by_strategy: Contribution[];
  by_direction: Contribution[];
  by_half_hour: Contribution[];
  equity_curve: {
    start: string;
    step_seconds: number;
    end: string;
    net_pnl: string[];
    gross_exposure: string[];
    net_exposure: string[];
    open_positions: number[];
  } | null;
  exposure: {
    max_gross: string;
    mean_gross: string;
    max_abs_net: string;
    max_positions: number;
    time_in_market: number | null;
    max_gross_over_equity: number | null;
  } | null;
  max_drawdown: string | null;
  drawdowns: { peak: string; trough: string; recovery: string | null; depth: string; depth_bps: number | null; duration_seconds: number }[];
  open_positions: {
    account: string;
    symbol: string;
    qty: string;
    lots: number;
    price: string | null;
    price_source: string | null;
    price_time: string | null;
    unrealized_pnl: string | null;
  }[];
  trades: {
    closed: number;
    entry_exit_pairs: number;
    wins: number;
    losses: number;
    hit_rate: number | null;
    win_total: string;
    loss_total: string;
    payoff_ratio: number | null;
    profit_factor: number | null;
    net: Distribution;
    return_bps: Distribution;
    holding_seconds: Distribution;
    mae_bps: Distribution;
    mfe_bps: Distribution;
    mean_net: { count: number; mean: number | null; low95: number | null; high95: number | null; share_above_zero: number | null; resamples: number; seed: number };
    net_return_histogram: Histogram;
  };
  identity: {
    closes: boolean;
    checks: { name: string; left: string; right: string; difference: string; tolerance: string; unit: string; closes: boolean }[];
  };
}

export interface MeanMarkout {
  horizon_seconds: number;
  count: number;
  mean_bps: number | null;
}

export interface Llm {
  total_reviews: number;
  error_count: number;
  error_rate: number | null;
  avg_confidence: number | null;
  verdict_counts: Record<string, number>;
  policy_verdict_counts: Record<string, number>;
  by_model_prompt: {
    model: string;
    prompt_version: string;
    count: number;
    verdict_counts: Record<string, number>;
    tokens: { prompt: number; completion: number; total: number };
    cost: string | null;
  }[];
  tokens: { prompt: number; completion: number; total: number };
  cost: string | null;
  models_without_price: string[];
  top_risk_flags: { flag: string; count: number }[];
  decision_contribution: {
    actionable_reviews: number;
    contribution_events: number;
    contribution_rate: number | null;
    fallback_total: number;
    fallback_rate: number | null;
    fallback_reasons: Record<string, number>;
    deterministic_guardrail_total: number;
    deterministic_guardrail_rate: number | null;
    guardrail_reasons: Record<string, number>;
  };
  calibration_quality: {
    mean_confidence_gap: number | null;
    mean_uncertainty_alignment_error: number | null;
    mean_calibration_quality_score: number | null;
    high_uncertainty_rate: number | null;
    samples: number;
  };
  confidence_calibration: {
    confidence_histogram: Histogram;
    samples: number;
    brier_score: number | null;
    right_rate: number | null;
    expected_calibration_error: number | null;
    reliability: { from: number; to: number; count: number; mean_confidence: number | null; right_rate: number | null }[];
  };
  verdict_outcomes: {
    verdict: string;
    reviews: number;
    submitted: number;
    filled: number;
    slippage_mean_bps: number | null;
    net_pnl: string | null;
    net_count: number;
    net_positive_rate: number | null;
    markouts: MeanMarkout[];
    counterfactual_markouts: MeanMarkout[];
  }[];
  replayed: number | null;
  rules_reviews?: number;
}

export interface Stability {
  anomalies: string[];
  feature_gate_refusals: Record<string, number>;
  runtime_events: { component: string; severity: string; code: string; count: number }[];
  runtime_errors: number;
  safety: Record<string, number>;
  signal_continuity: {
    symbol: string;
    window_size: string;
    signals: number;
    longest_silence_seconds: number;
    longest_silence_start: string;
    sequence_gaps: number;
  }[];
  route_provenance: Record<string, number | null>;
  trade_cursor_rows: { source: string; account_label: string; cursor_at: string; cursor_seq: number | null; cursor_symbol: string | null; lag_seconds: number | null }[];
  missing_tables: string[];
  scope: Record<string, number | string>;
}

export interface Verdict {
  status: string;
  fail_reasons: string[];
  warn_reasons: string[];
  findings: {
    code: string;
    severity: string;
    subject: string | null;
    observed: number | null;
    threshold: number | null;
    unit: string;
    message: string;
    where: string;
    action: string;
  }[];
}
