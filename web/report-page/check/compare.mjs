// Opens every comparison of a folder, looks at it and uses it. Usage: node compare.mjs FOLDER PICTURES
import { mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { launch, open } from "./browser.mjs";
import { contrasts, layout, panels, pictures } from "./facts.mjs";

const [folder, screens] = process.argv.slice(2).map((path) => resolve(path));
const browser = await launch();
const seen = {};

try {
  await mkdir(screens, { recursive: true });
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".html")).sort()) {
    const name = file.replace(/\.html$/, "");
    seen[name] = await inspect(join(folder, file), name);
  }
} finally {
  await browser.close();
}

console.log(JSON.stringify(seen));

async function inspect(path, name) {
  const facts = { complaints: [], requests: [] };
  const light = await open(browser, path, "light", facts);
  facts.title = await light.title();
  facts.badge = await light.locator(".head .badge").innerText();
  facts.panels = await panels(light);
  facts.pictures = await pictures(light);
  facts.layout = await layout(light);
  facts.contrasts = { light: await contrasts(light) };
  facts.divergence = await light.locator("#divergence").innerText();
  facts.parameters = await light.locator("#identity").innerText();
  await light.screenshot({ path: join(screens, `compare-${name}-light.png`), fullPage: true });
  facts.sorted = await sort(light);
  facts.tip = await tip(light);
  await light.close();

  const dark = await open(browser, path, "dark", facts);
  facts.contrasts.dark = await contrasts(dark);
  facts.darkPictures = await pictures(dark);
  await dark.screenshot({ path: join(screens, `compare-${name}-dark.png`), fullPage: true });
  facts.printedBytes = (await dark.pdf({ path: join(screens, `compare-${name}.pdf`), format: "A4", printBackground: false })).length;
  await dark.close();
  return facts;
}

/** Sorts the table of differences by their relative size and reads it. */
async function sort(page) {
  const head = page.locator("#differences thead th", { hasText: "Relative" }).first();
  if ((await head.count()) === 0) {
    return null;
  }
  await head.locator("button").click();
  const index = await head.evaluate((cell) => cell.cellIndex);
  const values = await page.locator("#differences tbody tr[data-row]").evaluateAll((rows, at) => rows.slice(0, 30).map((row) => row.cells[at].textContent), index);
  await page.locator('#differences input[type="search"]').fill("pnl.trades");
  const found = await page.locator("#differences tbody tr[data-row]").evaluateAll((rows) => rows.map((row) => row.cells[0].textContent));
  return { sort: await head.getAttribute("aria-sort"), values, found };
}

async function tip(page) {
  const over = page.locator("#equity figure.chart .u-over");
  if ((await over.count()) === 0) {
    return null;
  }
  await over.scrollIntoViewIfNeeded();
  const box = await over.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return page.locator("#equity .tip").innerText();
}
