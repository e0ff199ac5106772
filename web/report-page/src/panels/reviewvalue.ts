import uPlot from "uplot";
import { namedAxis, plainCursor, valueAxis } from "../charts/axes";
import { Chart } from "../charts/chart";
import { histogram } from "../charts/histogram";
import { key } from "../charts/key";
import { markoutChart, type MarkoutLine } from "../charts/markouts";
import { faded, type Theme } from "../charts/theme";
import type { Day } from "../data/day";
import type { Llm } from "../data/report";
import { el } from "../dom/element";
import { empty, note, part } from "../dom/panel";
import { count, fixed, gainClass, percent, signed, words } from "../format/numbers";
import { simpleTable } from "../tables/simple";

/** Whether confidence means anything: its distribution, and how often it was right. */
export function calibration(day: Day): HTMLElement {
  const { confidence_calibration: c, avg_confidence: mean } = day.report.llm;
  const stated = c.confidence_histogram.counts.reduce((sum, n) => sum + n, 0);
  return el("div", { class: "stack" },
    stated === 0 ? part("Confidence", empty("No review states a confidence.")) : histogram({
      title: "Confidence the model states",
      unit: `0 to 1; mean ${fixed(mean, 2)}, n ${count(stated)}`,
      histogram: c.confidence_histogram,
      format: (value) => fixed(value, 1),
      height: 150,
    }),
    c.samples === 0 ? part("Reliability", empty("No review with a confidence has a known outcome: neither a closed trade nor a market to compare with.")) : reliability(c));
}

function reliability(c: Llm["confidence_calibration"]): HTMLElement {
  const bins = c.reliability.filter((bin) => bin.count > 0 && bin.mean_confidence !== null);
  const most = Math.max(...bins.map((bin) => bin.count));
  return el("div", {},
    new Chart({
      title: "Reliability",
      unit: "share that was right, by stated confidence",
      height: 200,
      summary: `Reliability: ${bins.map((bin) => `confidence ${fixed(bin.mean_confidence, 2)} was right ${percent(bin.right_rate)} of ${count(bin.count)}`).join(", ")}. Brier score ${fixed(c.brier_score, 3)}.`,
      key: key([{ kind: "line", color: "muted", dash: true }, "confidence = share right"], [{ kind: "area", color: "accent" }, "reviews; the larger the more"]),
      data: [bins.map((bin) => bin.mean_confidence!), bins.map((bin) => bin.right_rate)],
      options: (theme) => ({
        padding: [10, 16, 0, 0],
        cursor: plainCursor(),
        scales: { x: { time: false, range: [0, 1] }, y: { range: [0, 1.02] } },
        axes: [namedAxis(theme, () => [0, 0.2, 0.4, 0.6, 0.8, 1], (value) => value.toFixed(1), { size: 28 }), valueAxis(theme, (value) => (value <= 1 ? percent(value, 0) : ""), { size: 52 })],
        series: [{}, { stroke: theme.accent, width: 1.4, points: { show: false } }],
        hooks: { drawAxes: [(u) => diagonal(u, theme)], draw: [(u) => circles(u, theme, bins.map((bin) => bin.count / most))] },
      }),
      tip: (u) => {
        const bin = bins[u.cursor.idx ?? -1];
        return bin ? { title: `Confidence ${fixed(bin.from, 1)} to ${fixed(bin.to, 1)}`, lines: [["Mean confidence", fixed(bin.mean_confidence, 3)], ["Right", percent(bin.right_rate)], ["Reviews", count(bin.count)]] } : null;
      },
      figures: () => simpleTable("Reliability", [{ label: "Confidence" }, { label: "Reviews", number: true }, { label: "Mean confidence", number: true }, { label: "Right", number: true }],
        c.reliability.map((bin) => [`${fixed(bin.from, 1)} to ${fixed(bin.to, 1)}`, count(bin.count), fixed(bin.mean_confidence, 3), percent(bin.right_rate)])),
    }).figure,
    note(`Brier score ${fixed(c.brier_score, 3)} (0 is perfect, 0.25 is what 0.5 gets), expected calibration error ${fixed(c.expected_calibration_error, 3)}, right ${percent(c.right_rate)} of ${count(c.samples)}. Right: an approved or adjusted trade with net above 0; a vetoed or abstained one after which the market did not go its way within 60 s.`));
}

function diagonal(u: uPlot, theme: Theme): void {
  const { ctx } = u;
  ctx.save();
  ctx.strokeStyle = theme.muted;
  ctx.lineWidth = uPlot.pxRatio;
  ctx.setLineDash([5 * uPlot.pxRatio, 4 * uPlot.pxRatio]);
  ctx.beginPath();
  ctx.moveTo(u.valToPos(0, "x", true), u.valToPos(0, "y", true));
  ctx.lineTo(u.valToPos(1, "x", true), u.valToPos(1, "y", true));
  ctx.stroke();
  ctx.restore();
}

function circles(u: uPlot, theme: Theme, sizes: number[]): void {
  const { ctx } = u;
  const [xs, ys] = u.data;
  ctx.save();
  ctx.fillStyle = faded(theme.accent, 0.75);
  ctx.strokeStyle = theme.surface;
  sizes.forEach((size, i) => {
    const y = ys?.[i];
    if (y === null || y === undefined) {
      return;
    }
    ctx.beginPath();
    ctx.arc(u.valToPos(xs[i]!, "x", true), u.valToPos(y, "y", true), (3 + Math.sqrt(size) * 8) * uPlot.pxRatio, 0, Math.PI * 2);
    ctx.fill();
    ctx.stroke();
  });
  ctx.restore();
}

/** What became of the reviewed decisions. */
export function outcomes(day: Day): HTMLElement {
  const list = day.report.llm.verdict_outcomes.filter((row) => row.reviews > 0);
  if (list.length === 0) {
    return empty("No reviewed decision has a known outcome.");
  }
  return el("div", {},
    simpleTable("Outcomes by verdict", [{ label: "Verdict" }, { label: "Reviews", number: true }, { label: "Orders", number: true }, { label: "Filled", number: true }, { label: "Slippage", unit: "bps", number: true }, { label: "Net", number: true }, { label: "n", number: true }, { label: "Net above 0", number: true }],
      list.map((row) => [words(row.verdict), count(row.reviews), count(row.submitted), count(row.filled), fixed(row.slippage_mean_bps), el("span", { class: gainClass(row.net_pnl), text: signed(row.net_pnl) }), count(row.net_count), percent(row.net_positive_rate)])),
    note("Net: of the trades that the reviewed decisions opened, else of those they closed. n: reviews behind it."));
}

const looks: [string, MarkoutLine["color"], boolean][] = [["approve", "accent", false], ["adjust", "second", false], ["veto", "loss", true], ["abstain", "third", true], ["escalate", "muted", true]];

/** What the market did after the decisions, traded or not: whether the reviewer adds value. */
export function counterfactual(day: Day): HTMLElement {
  const list = day.report.llm.verdict_outcomes;
  const lines = looks.flatMap(([verdict, color, dash]): MarkoutLine[] => {
    const values = list.find((row) => row.verdict === verdict)?.counterfactual_markouts ?? [];
    return values.some((one) => one.count > 0) ? [{ name: words(verdict), color, dash, bps: values.map((one) => one.mean_bps), counts: values.map((one) => one.count) }] : [];
  });
  if (lines.length === 0) {
    return part("Markouts from the decision, traded or not", empty("No mid is known after a reviewed decision."));
  }
  const horizons = list[0]!.counterfactual_markouts.map((one) => one.horizon_seconds);
  return el("div", { class: "part" },
    markoutChart("Markouts from the decision, traded or not", "mean, bps; below 0 the trade would have lost", horizons, lines),
    note("A reviewer adds value where vetoed and abstained decisions lie below approved ones. Mind the sample sizes in the table."));
}
