import type { Clock } from "../format/clock";
import type { Rows } from "../data/rows";
import { count, decimal, duration, fixed, gainClass, ms, NONE, price, quantity, signed, words } from "../format/numbers";
import type { Column } from "./table";

/** Makes columns of a table of the page's data. */
export class ColumnMaker {
  constructor(private readonly rows: Rows, private readonly clock: Clock) {}

  /** Row numbers from 1. */
  number(label: string): Column {
    return { label, number: false, sort: (row) => row, text: (row) => `#${row + 1}` };
  }

  /** Texts as they are. */
  text(name: string, label: string, hint?: string): Column {
    return { label, hint, sort: (row) => this.rows.text(name, row), text: (row) => this.rows.text(name, row) ?? NONE };
  }

  /** Names of the contract, in words. */
  words(name: string, label: string, hint?: string): Column {
    return { ...this.text(name, label, hint), text: (row) => words(this.rows.text(name, row) ?? NONE), title: (row) => this.rows.text(name, row) };
  }

  /** Times of day, with UTC as a hint. */
  time(name: string, label: string, hint?: string): Column {
    return {
      label,
      hint: hint ?? `Exchange time (${this.clock.label}); UTC on hover`,
      number: false,
      sort: (row) => this.rows.number(name, row),
      text: (row) => {
        const us = this.rows.number(name, row);
        return us === null ? NONE : this.clock.time(this.clock.ofRow(us));
      },
      title: (row) => {
        const us = this.rows.number(name, row);
        return us === null ? null : this.clock.utc(this.clock.ofRow(us));
      },
    };
  }

  price(name: string, label: string, hint?: string): Column {
    return this.decimal(name, label, price, hint);
  }

  quantity(name: string, label: string, hint?: string): Column {
    return this.decimal(name, label, quantity, hint);
  }

  money(name: string, label: string, hint?: string): Column {
    return this.decimal(name, label, (text) => decimal(text), hint);
  }

  /** Money that is gained or lost. */
  gain(name: string, label: string, hint?: string): Column {
    return { ...this.decimal(name, label, (text) => signed(text), hint), tone: (row) => gainClass(this.rows.text(name, row)) };
  }

  private decimal(name: string, label: string, format: (text: string | null) => string, hint?: string): Column {
    return {
      label,
      hint,
      number: true,
      sort: (row) => this.rows.number(name, row),
      text: (row) => format(this.rows.text(name, row)),
      title: (row) => this.rows.text(name, row),
    };
  }

  /** Money with a sign. */
  signed(name: string, label: string, hint?: string): Column {
    return this.decimal(name, label, (text) => signed(text), hint);
  }

  bps(name: string, label: string, hint?: string): Column {
    return this.measured(name, label, (value) => fixed(value), "bps", hint);
  }

  ms(name: string, label: string, hint?: string): Column {
    return this.measured(name, label, (value) => ms(value), undefined, hint);
  }

  duration(name: string, label: string, hint?: string): Column {
    return this.measured(name, label, (value) => duration(value), undefined, hint);
  }

  /** Counts; below zero stands for none. */
  count(name: string, label: string, hint?: string): Column {
    return this.measured(name, label, (value) => (value === null || value < 0 ? NONE : count(value)), undefined, hint);
  }

  private measured(name: string, label: string, format: (value: number | null) => string, unit?: string, hint?: string): Column {
    return { label, unit, hint, number: true, sort: (row) => this.rows.number(name, row), text: (row) => format(this.rows.number(name, row)) };
  }
}
