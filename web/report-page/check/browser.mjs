// Opens pages in Chromium as a reader meets them, and notes what is complained of and asked for.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export function launch() {
  return chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: flags });
}

/** Opens a page from disk without a network, and waits until all is drawn. */
export async function open(browser, path, colorScheme, facts) {
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
