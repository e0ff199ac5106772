import uPlot from "uplot";

/** A line at zero, under the values. */
export function zeroLine(u: uPlot, color: string): void {
  const { min, max } = u.scales["y"] ?? {};
  if (min == null || max == null || min > 0 || max < 0) {
    return;
  }
  const y = Math.round(u.valToPos(0, "y", true)) + 0.5;
  u.ctx.save();
  u.ctx.strokeStyle = color;
  u.ctx.lineWidth = uPlot.pxRatio;
  u.ctx.beginPath();
  u.ctx.moveTo(u.bbox.left, y);
  u.ctx.lineTo(u.bbox.left + u.bbox.width, y);
  u.ctx.stroke();
  u.ctx.restore();
}
