// Opens the page of a comparison of reviewers and looks at it. Usage: node reviewers.mjs PAGE PICTURES
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { launch, open } from "./browser.mjs";
import { layout, panels } from "./facts.mjs";

const [path, screens] = process.argv.slice(2).map((one) => resolve(one));
const browser = await launch();
const facts = { complaints: [], requests: [] };

try {
  await mkdir(screens, { recursive: true });
  for (const scheme of ["light", "dark"]) {
    const page = await open(browser, path, scheme, facts);
    facts.title = await page.title();
    facts.panels = await panels(page);
    facts.layout = await layout(page);
    facts.value = await page.locator("#value").innerText();
    facts.plots = await page.locator("#value svg.intervals circle").count();
    facts.markup = await page.locator("main b.injected, main script").count();
    await page.screenshot({ path: join(screens, `reviewers-${scheme}.png`), fullPage: true });
    await page.close();
  }
} finally {
  await browser.close();
}

console.log(JSON.stringify(facts));
