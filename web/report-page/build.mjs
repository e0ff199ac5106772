// Builds the pages' shells: style and program inlined, allowed by their hashes and nothing else.
// Usage: node build.mjs [output folder]
import { createHash } from "node:crypto";
import { readFile, writeFile, mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, "../../src/Torghut.Reporting/Page/assets"));

const license = (await readFile(join(here, "node_modules/uplot/LICENSE"), "utf8")).trim();
const banner = `/*!
Page of a Torghut simulation report. Generated from web/report-page; do not edit.
Contains uPlot ${JSON.parse(await readFile(join(here, "node_modules/uplot/package.json"), "utf8")).version}, https://github.com/leeoniya/uPlot:

${license}
*/`;

const browsers = ["chrome109", "firefox115", "safari16"];
const options = { bundle: true, minify: true, write: false, charset: "utf8", legalComments: "none", logLevel: "warning" };
const style = await bundle({ ...options, entryPoints: [join(here, "src/style/page.css")], target: browsers });
await mkdir(target, { recursive: true });
await shell("report-page.html", "src/main.ts", "src/index.html");
await shell("compare-page.html", "src/compare/main.ts", "src/compare.html");
await shell("reviewers-page.html", "src/reviewers/main.ts", "src/reviewers.html");

async function shell(name, entry, template) {
  const script = await bundle({ ...options, entryPoints: [join(here, entry)], format: "iife", target: browsers });
  const program = `${banner}\n${script}`;
  if (/<\/script|<!--/i.test(program) || /<\/style/i.test(style)) {
    throw new Error("The bundle contains text that would end its element.");
  }
  const page = fill(await readFile(join(here, template), "utf8"), {
    "script-hash": hash(program),
    "style-hash": hash(style),
    style,
    script: program,
  });
  await writeFile(join(target, name), page);
}

async function bundle(settings) {
  const result = await build(settings);
  return result.outputFiles[0].text.trim();
}

function hash(text) {
  return `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
}

function fill(text, values) {
  return text.replace(/\{\{([a-z-]+)\}\}/g, (_, name) => values[name]);
}
