import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "../house/source-files.ts";

/** What is asked of GitHub's own reader. */
interface Reader {
  readonly parseWorkflow: Parse;
  readonly parseAction: Parse;
  readonly NoOperationTraceWriter: new () => object;
}

type Parse = (
  file: { name: string; content: string },
  trace: object,
) => { context: { errors: { getErrors(): Fault[] } } };

interface Fault {
  readonly message: string;
}

let reader: Promise<Reader> | undefined;

/** What GitHub would refuse in a workflow or an action, by the package that its own editor goes by. */
export async function workflowFaults(kind: "workflow" | "action", content: string): Promise<readonly string[]> {
  const { parseWorkflow, parseAction, NoOperationTraceWriter } = await (reader ??= loadReader());
  const parse = kind === "workflow" ? parseWorkflow : parseAction;
  const { context } = parse({ name: `${kind}.yml`, content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

/** It imports JSON in a way that only bundlers understand. */
async function loadReader(): Promise<Reader> {
  const folder = mkdtempSync(join(tmpdir(), "silent-failure-reader-"));
  const outfile = join(folder, "reader.mjs");
  const contents =
    'export * from "@actions/workflow-parser"; export { parseAction } from "@actions/workflow-parser/actions/index";';
  try {
    const resolveDir = join(root, "test");
    await build({ stdin: { contents, resolveDir }, outfile, bundle: true, platform: "node", format: "esm" });
    return (await import(pathToFileURL(outfile).href)) as Reader;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
