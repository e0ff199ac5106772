// Opens pages in Chromium as a reader would, from disk and offline, uses them, and prints what it saw as JSON.
// Usage: node inspect.mjs <folder with pages> <folder for screenshots>
import { mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { contrasts, layout, panels, pictures } from "./facts.mjs";
import { useCharts, useTables } from "./use.mjs";

const [folder, screens] = process.argv.slice(2).map((path) => resolve(path));
const arguments_ = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: arguments_ });
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
  const light = await open(path, "light", facts);
  facts.title = await light.title();
  facts.panels = await panels(light);
  facts.pictures = await pictures(light);
  facts.layout = await layout(light);
  facts.contrasts = { light: await contrasts(light) };
  await light.screenshot({ path: join(screens, `${name}-light.png`), fullPage: true });
  facts.tables = await useTables(light);
  facts.charts = await useCharts(light, join(screens, `${name}-hover.png`));
  await light.close();

  const dark = await open(path, "dark", facts);
  facts.contrasts.dark = await contrasts(dark);
  facts.darkPictures = await pictures(dark);
  await dark.screenshot({ path: join(screens, `${name}-dark.png`), fullPage: true });
  facts.printedBytes = (await dark.pdf({ path: join(screens, `${name}.pdf`), format: "A4", printBackground: false })).length;
  facts.afterPrint = await dark.evaluate(() => ({ paper: "paper" in document.documentElement.dataset }));
  await dark.close();
  return facts;
}

async function open(path, colorScheme, facts) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme, reducedMotion: "reduce", locale: "de-DE", timezoneId: "Asia/Tokyo" });
  page.on("console", (message) => facts.complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => facts.complaints.push(`error: ${error.message}`));
  page.on("request", (request) => facts.requests.push(request.url().split("/").pop()));
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(path).href);
  await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
  await page.waitForFunction(() => [...document.querySelectorAll("figure.chart")].every((figure) => "drawn" in figure.dataset), null, { timeout: 60_000 });
  return page;
}
