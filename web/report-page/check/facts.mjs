// What a page shows, without touching it.

/** Every panel: whether it is drawn or says why not. */
export function panels(page) {
  return page.evaluate(() => [...document.querySelectorAll("section.panel")].map((section) => ({
    id: section.id,
    title: section.querySelector("h2").textContent,
    state: section.dataset.state,
    charts: section.querySelectorAll("figure.chart").length,
    tables: section.querySelectorAll("table").length,
    empties: [...section.querySelectorAll(".empty")].map((one) => one.textContent),
    text: section.innerText.length,
  })));
}

/** Every chart: how many different colours its canvas has; an empty one has one. */
export function pictures(page) {
  return page.evaluate(() => [...document.querySelectorAll("figure.chart")].map((figure) => {
    const canvas = figure.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const colors = new Set();
    for (let i = 0; i < data.length; i += 4) {
      colors.add((data[i] << 24) | (data[i + 1] << 16) | (data[i + 2] << 8) | data[i + 3]);
    }
    return {
      panel: figure.closest("section").id,
      title: figure.querySelector("figcaption").textContent,
      summary: figure.querySelector(".plot").getAttribute("aria-label"),
      colors: colors.size,
    };
  }));
}

/** How many pixels of the page stick out to the side, at the widths of a desk, a tablet and a phone. */
export async function layout(page) {
  const widths = {};
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(150);
    widths[width] = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.waitForTimeout(150);
  return widths;
}

/** Contrast of every pair of text and ground colours that the style uses. */
export function contrasts(page) {
  return page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const luminance = (name) => {
      const hex = style.getPropertyValue(`--${name}`).trim();
      const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (a, b) => {
      const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
      return (high + 0.05) / (low + 0.05);
    };
    const pairs = [
      ...["ink", "muted", "accent", "gain", "loss", "fail"].flatMap((text) => ["surface", "raised"].map((ground) => [text, ground])),
      ["ink", "ground"], ["muted", "ground"], ["accent", "ground"], ["ink", "accent-soft"], ["loss", "accent-soft"], ["gain", "accent-soft"],
      ["pass", "pass-soft"], ["warn", "warn-soft"], ["fail", "fail-soft"], ["ink", "info-soft"],
    ];
    return Object.fromEntries(pairs.map(([text, ground]) => [`${text} on ${ground}`, Math.round(ratio(text, ground) * 100) / 100]));
  });
}
