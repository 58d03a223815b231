import { join } from "node:path";
import { sourceGlobs } from "@silent-failure/configuration";
import type { LeftOut } from "@silent-failure/configuration/files";
import type { ESLint } from "eslint";

/** An ESLint that finds files and hands each of them over as it is read; it parses nothing and knows no rule. */
export async function walker(
  root: string,
  leftOut: LeftOut,
  onFile: (file: string, text: string) => void,
): Promise<ESLint> {
  // Loading it takes as long as loading a thread, which goes on meanwhile.
  const eslint = await import("eslint");
  return new eslint.ESLint({
    overrideConfigFile: true,
    cwd: root,
    // ESLint deletes the cache of a project's own ESLint when it runs without one: nothing is there, so nothing is deleted.
    cacheLocation: join(root, ".silent-failure-cache", "none"),
    overrideConfig: [
      {
        // ESLint's own defaults come first; what is left out is decided in one place. That functions may stand here is
        // documented by @eslint/config-array, not by ESLint's types.
        ignores: ["!**/node_modules/", ((path: string) => leftOut.isLeftOut(path)) as unknown as string],
      },
      {
        files: [...sourceGlobs],
        // A processor that hands out nothing keeps ESLint from parsing.
        processor: {
          preprocess(text: string, file: string) {
            onFile(file, text);
            return [];
          },
          postprocess: () => [],
        },
      },
    ],
  });
}
