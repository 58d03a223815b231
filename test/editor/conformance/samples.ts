import { readFileSync } from "node:fs";
import { join } from "node:path";
import { caseFiles } from "../../cases/case-files.ts";
import { readDirectives } from "../../cases/lint.ts";
import { readReviewed } from "../../ecosystem/findings.mjs";
import { filesBelow, root } from "../../house/source-files.ts";
import { incidents } from "../../incidents/incident-files.ts";

/** A file that every parser is to read alike. */
export interface Sample {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The settings of the project that it stands for. */
  readonly settings: object;
}

/** Every case of every rule, every incident and every example. */
export function ownSamples(): readonly Sample[] {
  const isCode = (path: string): boolean => /\.[cm]?[jt]sx?$/.test(path);
  return [
    ...caseFiles().map(({ path, text }) => ({ path, text, settings: readDirectives(text).settings })),
    ...incidents().flatMap(({ slug, before, after }) => [
      { path: `test/incidents/${slug}/before.ts`, text: before, settings: {} },
      { path: `test/incidents/${slug}/after.ts`, text: after, settings: {} },
    ]),
    ...filesBelow("examples", isCode).map(sampleOf),
  ];
}

/** Files of published packages in which something is found, one in five; they are fetched before. */
export function publishedSamples(): readonly Sample[] {
  const files = new Set(readReviewed().map((found) => `test/ecosystem/.packages/${found.package}/${found.file}`));
  return [...files]
    .toSorted()
    .filter((_, index) => index % 5 === 0)
    .map(sampleOf);
}

function sampleOf(path: string): Sample {
  return { path, text: readFileSync(join(root, path), "utf8"), settings: {} };
}
