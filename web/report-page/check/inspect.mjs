// Opens pages in Chromium as a reader would, from disk and offline, uses them, and prints what it saw as JSON.
// Usage: node inspect.mjs <folder with pages> <folder for screenshots>
import { mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { launch, open } from "./browser.mjs";
import { contrasts, layout, panels, pictures } from "./facts.mjs";
import { useCharts, useTables } from "./use.mjs";

const [folder, screens] = process.argv.slice(2).map((path) => resolve(path));
const browser = await launch();
const seen = {};

try {
  await mkdir(screens, { recursive: true });
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".html")).sort()) {
    seen[file.replace(/\.html$/, "")] = await inspect(join(folder, file), file.replace(/\.html$/, ""));
  }
} finally {
  await browser.close();
}

console.log(JSON.stringify(seen));

async function inspect(path, name) {
  const facts = { complaints: [], requests: [] };
  const light = await open(browser, path, "light", facts);
  facts.title = await light.title();
  facts.panels = await panels(light);
  facts.pictures = await pictures(light);
  facts.layout = await layout(light);
  facts.contrasts = { light: await contrasts(light) };
  await light.screenshot({ path: join(screens, `${name}-light.png`), fullPage: true });
  facts.tables = await useTables(light);
  facts.charts = await useCharts(light, join(screens, `${name}-hover.png`));
  await light.close();

  const dark = await open(browser, path, "dark", facts);
  facts.contrasts.dark = await contrasts(dark);
  facts.darkPictures = await pictures(dark);
  await dark.screenshot({ path: join(screens, `${name}-dark.png`), fullPage: true });
  facts.printedBytes = (await dark.pdf({ path: join(screens, `${name}.pdf`), format: "A4", printBackground: false })).length;
  facts.afterPrint = await dark.evaluate(() => ({ paper: "paper" in document.documentElement.dataset }));
  await dark.close();
  return facts;
}
