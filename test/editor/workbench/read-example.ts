import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../house/source-files.ts";

/** The text of a file of an example. */
export function readExample(name: string, file: string): string {
  return readFileSync(join(root, "examples", name, file), "utf8");
}
