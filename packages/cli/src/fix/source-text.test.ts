import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSourceText, writeSourceText } from "./source-text.ts";

const folder = mkdtempSync(join(tmpdir(), "silent-failure-write-"));
const path = join(folder, "worker.ts");

test("a file that changed since it was read is left as it is, with a sentence", () => {
  writeFileSync(path, "export {};\n");
  const source = readSourceText(path, [folder], "worker.ts");
  if (typeof source === "string") throw new Error(source);
  writeFileSync(path, "// a colleague was here\n");
  expect(writeSourceText(source, "mended", "worker.ts")).toContain("worker.ts has changed since it was read");
  expect(readFileSync(path, "utf8")).toBe("// a colleague was here\n");
  expect(readdirSync(folder)).toEqual(["worker.ts"]);
});

test("a file that is not UTF-8 is not read", () => {
  writeFileSync(path, Buffer.from([0x2f, 0x2f, 0x20, 0xe9, 0x0a]));
  expect(readSourceText(path, [folder], "worker.ts")).toContain("worker.ts is not UTF-8");
});
