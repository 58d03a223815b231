// The file that is typed into: a real one of about a thousand lines in which something is found.
import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { readCorpus } from "../corpus.mjs";

const wanted = 1000;

export async function chooseFile() {
  const { files } = await readCorpus();
  const known = files
    .map((path) => ({ path, text: readFileSync(path, "utf8") }))
    .map(({ path, text }) => ({ path, text, lines: text.split("\n").length }))
    .toSorted((a, b) => Math.abs(a.lines - wanted) - Math.abs(b.lines - wanted));
  for (const { path, text, lines } of known) {
    const name = `file${extname(path)}`;
    const found = findingsIn(text, name);
    if (found.length === 0) continue;
    const language = /\.[cm]?ts$/.test(path) ? "typescript" : "javascript";
    // The last line: white space there changes nothing that is found.
    const typeAt = lines - 1;
    return { name: basename(path), path, text, lines, language, typeAt, findings: found.length };
  }
  throw new Error("nothing is found in any file of the corpus");
}

function findingsIn(text, filename) {
  const config = plugin.configs.strict.map((one) => ({ ...one, languageOptions: { parser } }));
  return new Linter().verify(text, config, filename).filter(({ ruleId }) => ruleId?.startsWith("silent-failure/"));
}
