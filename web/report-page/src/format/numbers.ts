/** Shown for what is not known. */
export const NONE = "–";

const MINUS = "\u2212";
const thousands = /\B(?=(\d{3})+(?!\d))/g;

/** Groups the digits of a whole number's text. */
function group(digits: string): string {
  return digits.replace(thousands, ",");
}

/**
 * A decimal given as text, rounded half away from zero to some decimals. Computed on the digits: no number of the report
 * passes through binary floating point on its way to the reader.
 */
export function decimal(text: string | null | undefined, decimals = 2): string {
  if (text === null || text === undefined) {
    return NONE;
  }
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) {
    return text;
  }
  const whole = match[2] ?? "0";
  const fraction = match[3] ?? "";
  const kept = whole + fraction.padEnd(decimals, "0").slice(0, decimals);
  const up = (fraction[decimals] ?? "0") >= "5";
  const digits = (BigInt(kept) + (up ? 1n : 0n)).toString().padStart(decimals + 1, "0");
  const split = digits.length - decimals;
  const body = group(digits.slice(0, split)) + (decimals > 0 ? `.${digits.slice(split)}` : "");
  return match[1] === "-" && /[1-9]/.test(body) ? MINUS + body : body;
}

/** Money with a sign, so that gain and loss differ by more than colour. */
export function signed(text: string | null | undefined, decimals = 2): string {
  const shown = decimal(text, decimals);
  return shown === NONE || shown.startsWith(MINUS) || !/[1-9]/.test(shown) ? shown : `+${shown}`;
}

/** A price: at least two decimals, more where the price has them. */
export function price(text: string | null | undefined): string {
  const decimals = Math.min(8, Math.max(2, text?.split(".")[1]?.replace(/0+$/, "").length ?? 0));
  return decimal(text, decimals);
}

/** A quantity: as many decimals as it has. */
export function quantity(text: string | null | undefined): string {
  return decimal(text, text?.split(".")[1]?.replace(/0+$/, "").length ?? 0);
}

/** Whether a decimal text is above, at or below zero. */
export function sign(text: string | null | undefined): number {
  return !text || !/[1-9]/.test(text) ? 0 : text.startsWith("-") ? -1 : 1;
}

/** The class that colours a gain or loss. */
export function gainClass(text: string | null | undefined): string {
  const s = sign(text);
  return s > 0 ? "gain" : s < 0 ? "loss" : "";
}

/** A count. */
export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? NONE : value < 0 ? MINUS + group(String(-value)) : group(String(value));
}

/** A measured number with fixed decimals. */
export function fixed(value: number | null | undefined, decimals = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return NONE;
  }
  const text = Math.abs(value).toFixed(decimals);
  const [whole, fraction] = text.split(".") as [string, string | undefined];
  const body = group(whole) + (fraction === undefined ? "" : `.${fraction}`);
  return value < 0 && /[1-9]/.test(body) ? MINUS + body : body;
}

/** A ratio in percent. A rate that is not whole never shows as 0 or 100. */
export function percent(ratio: number | null | undefined, decimals = 1): string {
  if (ratio === null || ratio === undefined) {
    return NONE;
  }
  const least = 1 / 10 ** decimals;
  const value = ratio * 100;
  if (value > 0 && value < least) {
    return `<${least} %`;
  }
  if (value < 100 && value > 100 - least) {
    return `>${fixed(100 - least, decimals)} %`;
  }
  return value === 0 || value === 100 ? `${value} %` : `${fixed(value, decimals)} %`;
}

/** Milliseconds: with a decimal below 10, whole up to 10 s, then seconds. */
export function ms(value: number | null | undefined): string {
  if (value === null || value === undefined) {
    return NONE;
  }
  if (Math.abs(value) >= 10_000) {
    return `${fixed(value / 1000, 1)} s`;
  }
  return `${fixed(value, Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1)} ms`;
}

/** Seconds as h m s, or with a decimal when short. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) {
    return NONE;
  }
  if (seconds < 60) {
    return `${fixed(seconds, seconds < 10 ? 1 : 0)} s`;
  }
  const whole = Math.round(seconds);
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = whole % 60;
  return h > 0 ? `${h} h ${String(m).padStart(2, "0")} m` : `${m} m ${String(s).padStart(2, "0")} s`;
}

/** A finding's number in its unit. */
export function inUnit(value: number | null | undefined, unit: string): string {
  switch (unit) {
    case "ratio":
      return percent(value);
    case "bps":
      return value === null || value === undefined ? NONE : `${fixed(value)} bps`;
    case "ms":
      return ms(value);
    case "s":
      return duration(value);
    case "count":
    case "position":
      return count(value);
    case "min":
      return value === null || value === undefined ? NONE : `${count(value)} min`;
    default:
      return value === null || value === undefined ? NONE : `${fixed(value, Number.isInteger(value) ? 0 : 2)} ${unit}`.trim();
  }
}

/** A name of the contract in words: `risk_passed` → `risk passed`. */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}
