// Bundles a source file of the page and imports it, so that Node tests what browsers run.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

/** @param {string} path Path below src. */
export async function load(path) {
  const entry = fileURLToPath(new URL(`../src/${path}`, import.meta.url));
  const result = await build({ entryPoints: [entry], bundle: true, write: false, format: "esm", target: "es2022", logLevel: "warning" });
  return import(`data:text/javascript;base64,${Buffer.from(result.outputFiles[0].contents).toString("base64")}`);
}
