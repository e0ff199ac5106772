import type { ClockData } from "../format/clock";

/** A column of few different texts. */
interface Words {
  words: string[];
  at: number[];
}

type ColumnData = Words | (string | number | null)[];

interface TableData {
  total: number;
  shown: number;
  columns: Record<string, ColumnData>;
}

export interface RowsData {
  clock: ClockData;
  trades: TableData;
  orders: TableData;
  decisions: TableData;
  reviews: TableData;
  prices: {
    store: boolean;
    step_seconds: number;
    scale: number;
    symbols_left_out: number;
    symbols: { symbol: string; step: number[]; close: number[]; above: number[]; below: number[] }[];
  };
}

/** A table of the page's data, read column by column. */
export class Rows {
  /** Rows here. */
  readonly count: number;
  /** Rows of the run. */
  readonly total: number;
  private readonly columns: Record<string, ColumnData>;

  constructor(data: TableData) {
    this.count = data.shown;
    this.total = data.total;
    this.columns = data.columns;
  }

  /** A text or decimal; null where it is missing. */
  text(column: string, row: number): string | null {
    const data = this.columns[column];
    if (data === undefined) {
      return null;
    }
    if (Array.isArray(data)) {
      const value = data[row];
      return value === null || value === undefined ? null : String(value);
    }
    return data.words[data.at[row] ?? -1] ?? null;
  }

  /** A number, or a decimal as a number for drawing and sorting; null where it is missing. */
  number(column: string, row: number): number | null {
    const data = this.columns[column];
    const value = Array.isArray(data) ? data[row] : null;
    return value === null || value === undefined ? null : Number(value);
  }

  /** A row number of another table; −1 for none. */
  link(column: string, row: number): number {
    return this.number(column, row) ?? -1;
  }

  /** The different texts of a column, by name. */
  distinct(column: string): string[] {
    const data = this.columns[column];
    return data === undefined || Array.isArray(data) ? [] : [...data.words].sort();
  }
}

/** Prices of one symbol in order of time. */
export interface PriceSeries {
  symbol: string;
  /** Ends of the bars, seconds since the window's start. */
  at: number[];
  high: number[];
  low: number[];
  close: number[];
}

/** Decodes the prices: differences become values. */
export function priceSeries(data: RowsData["prices"]): PriceSeries[] {
  return data.symbols.map((symbol) => {
    const steps = running(symbol.step);
    const close = running(symbol.close);
    return {
      symbol: symbol.symbol,
      at: steps.map((step) => (step + 1) * data.step_seconds),
      close: close.map((units) => units / data.scale),
      high: close.map((units, i) => (units + (symbol.above[i] ?? 0)) / data.scale),
      low: close.map((units, i) => (units - (symbol.below[i] ?? 0)) / data.scale),
    };
  });
}

function running(differences: number[]): number[] {
  let sum = 0;
  return differences.map((difference) => (sum += difference));
}
