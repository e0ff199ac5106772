/** How times are shown: the exchange's clock, with UTC beside it. */
export interface ClockData {
  zone: string;
  label: string;
  offset_seconds: number;
  start_ms: number;
  end_ms: number;
}

const DAY = 86_400;

/**
 * The exchange's clock. Charts use seconds since the trading day's midnight there; a window lies within one day, so one
 * distance from UTC holds for all of it.
 */
export class Clock {
  readonly zone: string;
  readonly label: string;
  /** Start and end of the window, seconds since midnight. */
  readonly start: number;
  readonly end: number;
  private readonly midnightMs: number;
  private readonly startUs: number;

  constructor(data: ClockData) {
    this.zone = data.zone;
    this.label = data.label;
    const localMs = data.start_ms + data.offset_seconds * 1000;
    this.midnightMs = Math.floor(localMs / (DAY * 1000)) * DAY * 1000 - data.offset_seconds * 1000;
    this.startUs = (data.start_ms - this.midnightMs) * 1000;
    this.start = (data.start_ms - this.midnightMs) / 1000;
    this.end = (data.end_ms - this.midnightMs) / 1000;
  }

  /** Seconds since midnight of a row's time (microseconds since the window's start). */
  ofRow(us: number): number {
    return (us + this.startUs) / 1e6;
  }

  /** Seconds since midnight of a timestamp of the report. */
  ofText(iso: string): number {
    return (Date.parse(iso) - this.midnightMs) / 1000;
  }

  /** `09:31:02`, with as many digits below the second as there are, up to three. */
  time(second: number | null | undefined, digits = 3): string {
    if (second === null || second === undefined) {
      return "–";
    }
    const days = Math.floor(second / DAY);
    const us = Math.round((second - days * DAY) * 1e6);
    const s = Math.floor(us / 1e6);
    const part = us % 1e6;
    const fraction = digits > 0 && part > 0 ? `.${String(part).padStart(6, "0").slice(0, digits)}` : "";
    const day = days === 0 ? "" : `${days > 0 ? "+" : "\u2212"}${Math.abs(days)} d `;
    return day + [Math.floor(s / 3600), Math.floor((s % 3600) / 60), s % 60].map((n) => String(n).padStart(2, "0")).join(":") + fraction;
  }

  /** `09:31`. */
  minute(second: number): string {
    return this.time(second, 0).slice(0, -3);
  }

  /** The same moment in UTC, for a hint. */
  utc(second: number): string {
    const us = Math.round(second * 1e6);
    const date = new Date(this.midnightMs + Math.floor(us / 1000));
    const micros = us % 1000;
    return `${date.toISOString().slice(0, -1)}${micros > 0 ? String(micros).padStart(3, "0") : ""}Z (UTC)`;
  }
}
