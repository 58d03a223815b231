// Writes the index of the vocabulary: one import for each library file, so that bundles hold them as data.
import { readdirSync, readFileSync, writeFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
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
writeIfChanged(target, text);

// The schema of silent-failure.config.json: rule ids and the form of a library are said once, elsewhere.
const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8"));
const schema = readJson("packages/configuration/src/config.schema.json");
const {
  $schema: _,
  $defs: libraryParts,
  ...library
} = readJson("packages/analysis/src/vocabulary/library.schema.json");
const ruleIds = readdirSync(join(root, "rules"))
  .filter((name) => existsSync(join(root, "rules", name, "rule.ts")))
  .toSorted();
for (const id of ruleIds) schema.properties.rules.properties[id] = { $ref: "#/$defs/level" };
schema.$defs = { ...schema.$defs, library, ...libraryParts };
// Short lists on one line, as the formatter has them.
const schemaText = `${JSON.stringify(schema, null, 2)}\n`.replaceAll(
  /^(.*)\[\n([^[\]{}]*?)\n *\](,?)$/gm,
  (long, before, items, after) => {
    const short = `${before}[${items.trim().replaceAll(/\n */g, " ")}]${after}`;
    return short.length > 120 ? long : short;
  },
);
// What is published with the command line is what a configuration is checked against.
for (const path of [
  "packages/cli/silent-failure.schema.json",
  "packages/configuration/src/config.schema.generated.json",
]) {
  const file = join(root, path);
  writeIfChanged(file, schemaText);
}

// The check of a configuration as a function: to make one of the schema takes longer than to read most files, and is forbidden
// to pages that allow no code made of text.
const fromConfiguration = createRequire(join(root, "packages/configuration/package.json"));
const { Ajv2020 } = fromConfiguration("ajv/dist/2020.js");
const { default: standalone } = fromConfiguration("ajv/dist/standalone/index.js");
const ajv = new Ajv2020({
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  strict: false,
  code: { source: true, esm: true },
});
const validator = join(root, "packages/configuration/src/validate-config.generated.js");
let helpers = 0;
// It asks for its helpers as CommonJS does, whatever it is told.
const validatorText = standalone(ajv, ajv.compile(schema)).replaceAll(
  /const (\w+) = require\("([^"]+)"\)\.default;/g,
  (__, name, module) => `import helper${++helpers} from "${module}.js"; const ${name} = helper${helpers}.default;`,
);
writeIfChanged(validator, `${validatorText.replace(/export default \w+;$/, "")}\n`);
writeIfChanged(
  validator.replace(/js$/, "d.ts"),
  `import type { ValidateFunction } from "ajv";
import type { Config } from "./config.ts";

export declare const validate: ValidateFunction<Config>;
`,
);

// The pages of the rules, which the language server and reports show without a network.
const pages = Object.fromEntries(ruleIds.map((id) => [id, readFileSync(join(root, "rules", id, "README.md"), "utf8")]));
const pagesText = `// Written by scripts/generate.mjs from rules/*/README.md; not in git.
export const pages: Readonly<Record<string, string>> = ${JSON.stringify(pages, null, 2)};
`;
for (const path of [
  "packages/language-server/src/service/rule-pages.generated.ts",
  "packages/cli/src/output/rule-pages.generated.ts",
])
  writeIfChanged(join(root, path), pagesText);

// What the HTML report looks like and runs, as texts that the command line puts into each page.
const { build } = await import("esbuild");
const html = join(root, "packages/cli/src/output/html");
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: { script: join(html, "client/main.ts"), style: join(html, "page.css") },
  outdir: html,
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  target: ["es2022", "chrome123", "firefox120", "safari17.5"],
  // In a page, "</script>" would end the script.
  charset: "ascii",
  legalComments: "none",
});
const assets = outputFiles
  .map(({ path, text: asset }) => [path.endsWith(".css") ? "style" : "script", asset.trim()])
  .toSorted(([a], [b]) => (a < b ? -1 : 1));
writeIfChanged(
  join(html, "page-assets.generated.ts"),
  `// Written by scripts/generate.mjs from client/*.ts and page.css; not in git.
${assets.map(([name, asset]) => `export const ${name}: string = ${JSON.stringify(asset)};`).join("\n")}
`,
);

function writeIfChanged(path, content) {
  if (!existsSync(path) || readFileSync(path, "utf8") !== content) writeFileSync(path, content);
}
