import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { decimal, signed, price, quantity, sign, count, fixed, percent, ms, duration, inUnit, NONE } = await load("format/numbers.ts");
const { Clock } = await load("format/clock.ts");
const { Rows, priceSeries } = await load("data/rows.ts");

const MINUS = "\u2212";

test("money is rounded on its digits, half away from zero", () => {
  assert.equal(decimal("1.005"), "1.01");
  assert.equal(decimal("-1.005"), `${MINUS}1.01`);
  assert.equal(decimal("0.1249999999"), "0.12");
  assert.equal(decimal("1234567.89500000"), "1,234,567.90");
  assert.equal(decimal("9007199254740993.12000000"), "9,007,199,254,740,993.12");
  assert.equal(decimal("999.995"), "1,000.00");
  assert.equal(decimal("12", 0), "12");
  assert.equal(decimal("12.5", 0), "13");
});

test("what is too small to show has no sign, what is unknown is a dash", () => {
  assert.equal(decimal("-0.00400000"), "0.00");
  assert.equal(signed("-0.00000000"), "0.00");
  assert.equal(signed("0.00400000"), "0.00");
  assert.equal(decimal(null), NONE);
  assert.equal(signed(undefined), NONE);
});

test("gains carry a plus, losses a minus", () => {
  assert.equal(signed("5.2"), "+5.20");
  assert.equal(signed("-5.2"), `${MINUS}5.20`);
  assert.deepEqual(["0.00000000", "-0.00000001", "3"].map(sign), [0, -1, 1]);
});

test("prices and quantities keep the digits they have", () => {
  assert.equal(price("187.20000000"), "187.20");
  assert.equal(price("187.23450000"), "187.2345");
  assert.equal(quantity("15.00000000"), "15");
  assert.equal(quantity("0.25000000"), "0.25");
});

test("a share that is not whole never shows as none or all", () => {
  assert.equal(percent(0), "0 %");
  assert.equal(percent(1), "100 %");
  assert.equal(percent(0.0004), "<0.1 %");
  assert.equal(percent(0.9999), ">99.9 %");
  assert.equal(percent(0.5), "50.0 %");
  assert.equal(percent(-0.034), `${MINUS}3.4 %`);
  assert.equal(percent(null), NONE);
});

test("counts, measures and times read as they should", () => {
  assert.equal(count(1234567), "1,234,567");
  assert.equal(count(-12), `${MINUS}12`);
  assert.equal(fixed(-0.001), "0.00");
  assert.equal(fixed(1234.5, 1), "1,234.5");
  assert.equal(ms(2005), "2,005 ms");
  assert.equal(ms(56.5), "56.5 ms");
  assert.equal(ms(11_796.75), "11.8 s");
  assert.equal(duration(4.334), "4.3 s");
  assert.equal(duration(305), "5 m 05 s");
  assert.equal(duration(23_400), "6 h 30 m");
  assert.equal(inUnit(0.29, "ratio"), "29.0 %");
  assert.equal(inUnit(3, "count"), "3");
});

test("times are the exchange's, with UTC beside them", () => {
  // 2026-02-27 14:30 to 21:00 UTC is 09:30 to 16:00 in New York.
  const clock = new Clock({ zone: "America/New_York", label: "EST", offset_seconds: -18_000, start_ms: Date.UTC(2026, 1, 27, 14, 30), end_ms: Date.UTC(2026, 1, 27, 21) });
  assert.equal(clock.start, 9.5 * 3600);
  assert.equal(clock.end, 16 * 3600);
  assert.equal(clock.time(clock.ofRow(63_345_678)), "09:31:03.345");
  assert.equal(clock.time(clock.ofRow(63_345_678), 6), "09:31:03.345678");
  assert.equal(clock.utc(clock.ofRow(63_345_678)), "2026-02-27T14:31:03.345678Z (UTC)");
  assert.equal(clock.minute(clock.ofText("2026-02-27T20:59:59Z")), "15:59");
  assert.equal(clock.time(clock.ofRow(-34_200_000_000 - 1_000_000)), `${MINUS}1 d 23:59:59`);
});

test("the zone's distance from UTC is that of the day, not that of the reader", () => {
  const clock = new Clock({ zone: "America/New_York", label: "EDT", offset_seconds: -14_400, start_ms: Date.UTC(2026, 6, 1, 13, 30), end_ms: Date.UTC(2026, 6, 1, 20) });
  assert.equal(clock.minute(clock.start), "09:30");
});

test("columns give texts, numbers and links, and null where there is nothing", () => {
  const rows = new Rows({ total: 9, shown: 3, columns: { symbol: { words: ["AAPL", "SPY"], at: [1, -1, 0] }, net: ["1.5", null, "-2"], order: [4, -1, 0] } });
  assert.deepEqual([0, 1, 2].map((row) => rows.text("symbol", row)), ["SPY", null, "AAPL"]);
  assert.deepEqual([0, 1, 2].map((row) => rows.number("net", row)), [1.5, null, -2]);
  assert.deepEqual([0, 1].map((row) => rows.link("order", row)), [4, -1]);
  assert.deepEqual(rows.distinct("symbol"), ["AAPL", "SPY"]);
  assert.equal(rows.text("nothing", 0), null);
});

test("prices are the running sums of their differences", () => {
  const [series] = priceSeries({ step_seconds: 10, scale: 10_000, symbols: [{ symbol: "AAPL", step: [0, 2], close: [2_720_000, -500], above: [100, 0], below: [0, 300] }] });
  assert.deepEqual(series, { symbol: "AAPL", at: [10, 30], close: [272, 271.95], high: [272.01, 271.95], low: [272, 271.92] });
});
