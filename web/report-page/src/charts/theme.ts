/** The colours and fonts of charts, read from the page's style so that both have one source. */
export interface Theme {
  ink: string;
  muted: string;
  line: string;
  surface: string;
  accent: string;
  gain: string;
  loss: string;
  second: string;
  third: string;
  missing: string;
  heat: string[];
  font: string;
}

const HEAT_STEPS = 48;

/** The theme that holds now. */
export function currentTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: value("ink"),
    muted: value("muted"),
    line: value("line"),
    surface: value("surface"),
    accent: value("accent"),
    gain: value("gain"),
    loss: value("loss"),
    second: value("second"),
    third: value("third"),
    missing: value("missing"),
    heat: scale(value("heat-0"), value("heat-1")),
    font: `11.5px ${value("sans")}`,
  };
}

/** A colour with an alpha, from `#rrggbb`. */
export function faded(color: string, alpha: number): string {
  const [r, g, b] = channels(color);
  return `rgba(${r},${g},${b},${alpha})`;
}

function scale(from: string, to: string): string[] {
  const a = channels(from);
  const b = channels(to);
  return Array.from({ length: HEAT_STEPS }, (_, i) => {
    const t = i / (HEAT_STEPS - 1);
    return `rgb(${a.map((channel, c) => Math.round(channel + ((b[c] ?? 0) - channel) * t)).join(",")})`;
  });
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
}
