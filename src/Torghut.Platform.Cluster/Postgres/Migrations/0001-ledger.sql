-- The ledger. References are checked when the transaction ends, so that rows of one batch may come in any order.

create table strategies (
  id uuid not null primary key,
  name text not null,
  description text,
  enabled boolean not null,
  base_timeframe text not null,
  universe_type text not null default 'static',
  universe_symbols jsonb,
  max_position_pct_equity numeric(20,8),
  max_notional_per_trade numeric(20,8),
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table trade_decisions (
  id uuid not null primary key,
  strategy_id uuid not null references strategies (id) deferrable initially deferred,
  alpaca_account_label text not null default 'paper',
  symbol text not null,
  timeframe text not null,
  decision_json jsonb not null,
  rationale text,
  decision_hash text,
  status text not null default 'planned',
  executed_at timestamptz,
  created_at timestamptz not null,
  unique (alpaca_account_label, decision_hash)
);
create index ix_trade_decisions_created_at_id on trade_decisions (created_at, id);

create table executions (
  id uuid not null primary key,
  trade_decision_id uuid references trade_decisions (id) deferrable initially deferred,
  alpaca_account_label text not null default 'paper',
  alpaca_order_id text not null,
  client_order_id text,
  symbol text not null,
  side text not null,
  order_type text not null,
  time_in_force text not null,
  submitted_qty numeric(20,8) not null,
  filled_qty numeric(20,8) not null default 0,
  avg_fill_price numeric(20,8),
  status text not null,
  execution_expected_adapter text not null default 'unknown',
  execution_actual_adapter text not null default 'unknown',
  execution_fallback_reason text,
  execution_fallback_count bigint not null default 0,
  execution_correlation_id text,
  execution_idempotency_key text,
  execution_audit_json jsonb,
  raw_order jsonb,
  last_update_at timestamptz,
  order_feed_last_event_ts timestamptz,
  order_feed_last_seq bigint,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (alpaca_account_label, alpaca_order_id),
  unique (alpaca_account_label, client_order_id)
);
create index ix_executions_trade_decision_id on executions (trade_decision_id);
create index ix_executions_created_at_id on executions (created_at, id);

create table execution_order_events (
  id uuid not null primary key,
  event_fingerprint text not null,
  source_topic text not null,
  source_partition bigint,
  source_offset bigint,
  alpaca_account_label text not null default 'paper',
  feed_seq bigint,
  event_ts timestamptz,
  symbol text,
  alpaca_order_id text,
  client_order_id text,
  event_type text,
  status text,
  qty numeric(20,8),
  filled_qty numeric(20,8),
  avg_fill_price numeric(20,8),
  raw_event jsonb not null,
  execution_id uuid references executions (id) deferrable initially deferred,
  trade_decision_id uuid references trade_decisions (id) deferrable initially deferred,
  created_at timestamptz not null,
  unique (event_fingerprint),
  unique (source_topic, source_partition, source_offset)
);
create index ix_execution_order_events_execution_id on execution_order_events (execution_id);
create index ix_execution_order_events_event_ts_id on execution_order_events (event_ts, id);

create table execution_tca_metrics (
  id uuid not null primary key,
  execution_id uuid not null references executions (id) deferrable initially deferred,
  trade_decision_id uuid references trade_decisions (id) deferrable initially deferred,
  strategy_id uuid references strategies (id) deferrable initially deferred,
  alpaca_account_label text,
  symbol text not null,
  side text not null,
  arrival_price numeric(20,8),
  avg_fill_price numeric(20,8),
  filled_qty numeric(20,8) not null,
  signed_qty numeric(20,8) not null,
  slippage_bps numeric(20,8),
  shortfall_notional numeric(20,8),
  expected_shortfall_bps_p50 numeric(20,8),
  expected_shortfall_bps_p95 numeric(20,8),
  realized_shortfall_bps numeric(20,8),
  divergence_bps numeric(20,8),
  simulator_version text,
  churn_qty numeric(20,8) not null default 0,
  churn_ratio numeric(20,8),
  computed_at timestamptz not null,
  unique (execution_id)
);
create index ix_execution_tca_metrics_trade_decision_id on execution_tca_metrics (trade_decision_id);
create index ix_execution_tca_metrics_computed_at_id on execution_tca_metrics (computed_at, id);

create table llm_decision_reviews (
  id uuid not null primary key,
  trade_decision_id uuid not null references trade_decisions (id) deferrable initially deferred,
  model text not null,
  prompt_version text not null,
  input_json jsonb not null,
  response_json jsonb not null,
  verdict text not null,
  confidence numeric(6,4),
  adjusted_qty numeric(20,8),
  adjusted_order_type text,
  rationale text,
  risk_flags jsonb,
  tokens_prompt bigint,
  tokens_completion bigint,
  created_at timestamptz not null
);
create index ix_llm_decision_reviews_trade_decision_id on llm_decision_reviews (trade_decision_id);
create index ix_llm_decision_reviews_created_at_id on llm_decision_reviews (created_at, id);

create table position_snapshots (
  id uuid not null primary key,
  alpaca_account_label text not null default 'paper',
  as_of timestamptz not null,
  equity numeric(20,8) not null,
  cash numeric(20,8) not null,
  buying_power numeric(20,8) not null,
  positions jsonb not null,
  created_at timestamptz not null
);
create index ix_position_snapshots_as_of_id on position_snapshots (as_of, id);

create table trade_cursor (
  id uuid not null primary key,
  source text not null,
  account_label text not null,
  cursor_at timestamptz not null,
  cursor_seq bigint,
  cursor_symbol text,
  unique (source, account_label)
);

create table runtime_events (
  id uuid not null primary key,
  occurred_at timestamptz not null,
  component text not null,
  severity text not null,
  code text not null,
  symbol text,
  detail jsonb not null
);
create index ix_runtime_events_occurred_at_id on runtime_events (occurred_at, id);
