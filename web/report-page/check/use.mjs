// Uses a page: sorts, filters, scrolls, opens rows, points at charts, zooms.

/** What the table of trades does when it is used; null without one. */
export async function useTables(page) {
  const panel = page.locator("#trades");
  if ((await panel.locator("table").count()) === 0) {
    return null;
  }
  const facts = {};
  const column = (index) => panel.locator("tbody tr[data-row]").evaluateAll((rows, at) => rows.slice(0, 40).map((row) => row.cells[at].textContent), index);
  const heads = await panel.locator("thead th").evaluateAll((cells) => cells.map((cell) => cell.innerText.trim()));
  const net = heads.indexOf("Net");
  const head = panel.locator("thead th").nth(net);
  facts.heads = heads;

  await head.locator("button").click();
  facts.descending = { sort: await head.getAttribute("aria-sort"), values: await column(net) };
  await head.locator("button").focus();
  await page.keyboard.press("Enter");
  facts.ascending = { sort: await head.getAttribute("aria-sort"), values: await column(net), sortedHeads: await panel.locator('thead th:not([aria-sort="none"])').count() };

  facts.rows = Number(await panel.locator("table").getAttribute("aria-rowcount")) - 1;
  facts.rowsInTheDocument = await panel.locator("tbody tr[data-row]").count();
  const scroller = panel.locator(".scroll");
  await scroller.evaluate((box) => (box.scrollTop = box.scrollHeight));
  await page.waitForTimeout(150);
  facts.lastRowIndex = Number(await panel.locator("tbody tr[data-row]").last().getAttribute("aria-rowindex"));
  facts.rowsAtTheEnd = await panel.locator("tbody tr[data-row]").count();
  await scroller.focus();
  await page.keyboard.press("Home");
  await page.waitForFunction((box) => box.scrollTop === 0, await scroller.elementHandle());
  await page.waitForTimeout(150);
  facts.firstRowIndexAfterHome = Number(await panel.locator("tbody tr[data-row]").first().getAttribute("aria-rowindex"));

  const select = panel.locator("select").first();
  if ((await select.count()) > 0) {
    const value = await select.locator("option").nth(1).getAttribute("value");
    await select.selectOption(value);
    facts.filtered = { value, symbols: [...new Set(await column(heads.indexOf("Symbol")))], status: await panel.locator('[role="status"]').first().textContent() };
    await select.selectOption("");
    await panel.locator('input[type="search"]').fill("no such text anywhere");
    facts.nothingFound = await panel.locator("tbody tr[data-row]").count();
    await panel.locator('input[type="search"]').fill("");
  }

  await panel.locator("tbody tr[data-row] button").first().click();
  const dialog = page.locator("dialog[open]");
  facts.story = await dialog.innerText();
  await page.keyboard.press("Escape");
  facts.dialogClosed = (await page.locator("dialog[open]").count()) === 0;
  return facts;
}

/** What charts do when they are pointed at and zoomed. */
export async function useCharts(page, picture) {
  const facts = {};
  const heat = page.locator("#coverage figure.chart .u-over");
  if ((await heat.count()) > 0) {
    await heat.scrollIntoViewIfNeeded();
    const box = await heat.boundingBox();
    await page.mouse.move(box.x + box.width / 3, box.y + 6);
    facts.heatTip = await tip(page, "#coverage");
  }

  const equity = page.locator("#equity figure.chart .u-over").first();
  const prices = page.locator("#prices figure.chart");
  if ((await equity.count()) > 0) {
    await equity.scrollIntoViewIfNeeded();
    const box = await equity.boundingBox();
    await page.mouse.move(box.x + box.width * 0.3, box.y + 40);
    facts.equityTip = await tip(page, "#equity");
    const before = await prices.locator("canvas").evaluate((canvas) => canvas.toDataURL());
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 40, { steps: 4 });
    await page.mouse.up();
    await page.waitForTimeout(200);
    const zoomed = await prices.locator("canvas").evaluate((canvas) => canvas.toDataURL());
    await page.mouse.dblclick(box.x + box.width * 0.3, box.y + 40);
    await page.waitForTimeout(200);
    const after = await prices.locator("canvas").evaluate((canvas) => canvas.toDataURL());
    facts.zoom = { othersFollow: before !== zoomed, wholeAgain: before === after };

    await page.locator("#equity .plot").first().focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    facts.keyboardTip = await tip(page, "#equity");
  }

  if ((await page.locator("#trades tbody tr[data-row]").count()) > 0) {
    await page.locator("#trades tbody tr[data-row] button").first().click();
    const toChart = page.locator("dialog[open] button", { hasText: "Show on the price chart" });
    if ((await toChart.count()) > 0) {
      await toChart.click();
      await page.waitForTimeout(300);
      facts.signs = await signs(page, prices);
      await prices.screenshot({ path: picture });
    }
  }
  return facts;
}

/** Steps to a sign of the price chart by the keyboard, then points at the same place. */
async function signs(page, prices) {
  await prices.locator(".plot").focus();
  await page.keyboard.press("ArrowDown");
  const byKeyboard = await tip(page, "#prices");
  const x = await prices.locator(".u-cursor-x").evaluate((line) => new DOMMatrix(getComputedStyle(line).transform).e);
  const box = await prices.locator(".u-over").boundingBox();
  await page.evaluate(() => document.activeElement.blur());
  let byPointer = "";
  for (let down = 4; down < box.height && !byPointer.includes("Why"); down += 6) {
    await page.mouse.move(box.x + x, box.y + down);
    byPointer = await tip(page, "#prices");
  }
  return { byKeyboard, byPointer };
}

async function tip(page, panel) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return page.evaluate((selector) => [...document.querySelectorAll(`${selector} .tip:not([hidden])`)].map((one) => one.innerText).join("\n"), panel);
}
