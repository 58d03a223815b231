// Writes the index of the vocabulary: one import for each library file, so that bundles hold them as data.
import { readdirSync, readFileSync, writeFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.mjs";

const folder = join(root, "packages/analysis/src/vocabulary");
const files = readdirSync(join(folder, "libraries"))
  .filter((name) => name.endsWith(".json"))
  .toSorted();
const imports = files.map((name, i) => `import l${i} from './libraries/${name}' with { type: 'json' };`);
const text = `// Written by scripts/generate.mjs from libraries/*.json; not in git.
import type { Library } from './library.ts';
${imports.join("\n")}

export const libraries: readonly Library[] = [${files.map((_, i) => `l${i}`).join(", ")}] as readonly object[] as readonly Library[];
`;
const target = join(folder, "libraries.generated.ts");
if (!existsSync(target) || readFileSync(target, "utf8") !== text) writeFileSync(target, text);
