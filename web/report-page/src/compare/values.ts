import { count, decimal, fixed, inUnit, NONE, sign, signed } from "../format/numbers";
import type { FigureDifference, Value } from "./data";

/** Money, prices and quantities come as decimals in text. */
const DECIMAL = /^-?\d+\.\d{8}$/;

/** Ratios that are said as factors, not in percent. */
const FACTOR = /(factor|payoff_ratio|turnover|over_equity|over_quoted)$/;

/** A figure for people. */
export function shown(figure: FigureDifference, value: Value): string {
  const { unit } = figure;
  if (value === null) {
    return NONE;
  }
  if (typeof value === "boolean") {
    return value ? "yes" : "no";
  }
  if (typeof value === "number") {
    return unit === null ? fixed(value, Number.isInteger(value) ? 0 : 4) : number(figure, value, unit);
  }
  return DECIMAL.test(value) ? decimal(value, 2) : value;
}

/** A difference with its sign. */
export function difference(figure: FigureDifference): string {
  const value = figure.difference;
  if (value === null) {
    return NONE;
  }
  if (typeof value === "string") {
    return signed(value, 2);
  }
  const text = number(figure, value, figure.unit ?? "");
  return value > 0 ? `+${text}` : text;
}

/** A relative difference in percent, with its sign. */
export function relative(value: number | null): string {
  return value === null ? NONE : `${value > 0 ? "+" : ""}${fixed(value * 100, 1)} %`;
}

/** Whether a difference is above, at or below zero. */
export function direction(figure: FigureDifference): number {
  return typeof figure.difference === "string" ? sign(figure.difference) : Math.sign(figure.difference ?? 0);
}

/** Observations behind the two values; one number where both are the same. */
export function samples(figure: FigureDifference): string {
  const { first_samples: first, second_samples: second } = figure;
  return first === null && second === null ? NONE : first === second ? count(first) : `${count(first)} / ${count(second)}`;
}

/** Hashes by their beginning. */
export function short(hash: string | null): string {
  return hash === null ? "not known" : hash.slice(0, 12);
}

function number(figure: FigureDifference, value: number, unit: string): string {
  if (unit === "ratio" && FACTOR.test(figure.figure)) {
    return fixed(value, 2);
  }
  return unit.startsWith("currency") ? fixed(value, 2) : inUnit(value, unit);
}
