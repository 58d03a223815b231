// `npm run new-rule -- <id>`: makes rules/<id>/ with rule.ts, README.md and cases/, and lists it in rules/index.ts.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const rules = join(dirname(dirname(fileURLToPath(import.meta.url))), "rules");
const [id = ""] = process.argv.slice(2);
const folder = join(rules, id);

if (!/^[a-z]+(?:-[a-z]+)+$/.test(id)) {
  fail("name the rule by its fault, in small words with hyphens: `npm run new-rule -- lost-batch-failure`.");
} else if (existsSync(folder)) {
  fail(`rules/${id} is there already.`);
} else {
  const name = id.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase());
  mkdirSync(join(folder, "cases"), { recursive: true });
  for (const [path, text] of Object.entries(filesOf(name))) writeFileSync(join(folder, path), text);
  listRule(name);
  console.log(`made rules/${id}. What is left to do, in this order:
  1. rule.ts: which fact shows the fault, and what the message says is lost
  2. cases/bad.ts and good.ts: the incident, and its nearest innocent neighbour; \`npm run cases:update\` draws the squiggles
  3. README.md: why it hurts, with samples under "Bad" and "Good"; \`npm run docs\` writes header and footer
  4. \`npm test -- test/cases test/house\``);
}

function fail(text) {
  console.error(text);
  process.exitCode = 2;
}

function listRule(name) {
  const path = join(rules, "index.ts");
  const text = readFileSync(path, "utf8");
  const quote = text.includes('from "') ? '"' : "'";
  const lines = text.split("\n");
  const imported = `import { ${name} } from ${quote}./${id}/rule.ts${quote};`;
  const last = lines.findLastIndex((line) => /^import \{ \w+ \} from ["']\.\//.test(line));
  const own = lines.filter((line) => /^import \{ \w+ \} from ["']\.\//.test(line));
  const sorted = [...own, imported].toSorted();
  lines.splice(last - own.length + 1, own.length, ...sorted);
  const listed = lines.join("\n").replace(/(readonly Rule\[\] = \[)([^\]]*?),?\s*\]/, (_, start, list) => {
    const names = list
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
    return `${start}${[...names, name].join(", ")}]`;
  });
  writeFileSync(path, listed);
}

function filesOf(name) {
  return {
    "rule.ts": `import { defineRule, type Rule } from "@silent-failure/analysis/model";

/*
 * TODO: one paragraph. What is lost, and who pays for it?
 */
export const ${name}: Rule = defineRule({
  id: "${id}",
  description: "TODO: what goes wrong, in one sentence.",
  recommended: false,
  reads: ["handlers"],
  messages: {
    lost: "\`{{operation}}\` can fail here and nobody learns of it.",
  },
  judge(facts) {
    return facts.handlers.flatMap((handler) => {
      const [operation] = handler.operations;
      // TODO: what makes it this fault?
      if (!operation || !handler.verdict || handler.report !== "silent") return [];
      return {
        messageId: "lost",
        data: { operation: operation.name },
        place: handler.place,
        trail: [
          { at: "operation", text: \`\\\`\${operation.name}\\\` can fail\`, place: operation.place },
          { at: "lost", text: "nothing hears of it", place: handler.place },
          { at: "verdict", text: handler.verdict.text, place: handler.verdict.place },
        ],
        certainty: operation.certainty,
        weight: "arguable",
      };
    });
  },
});
`,
    "README.md": `# ${id}

TODO: what it finds.

## Why it hurts

TODO: a true story's shape.

## Bad

\`\`\`ts
// strict
\`\`\`

## Good

\`\`\`ts
// strict
\`\`\`

## Options

TODO, or none.

## When not to use it

TODO

## Known misses

TODO
`,
    "cases/bad.ts": "// strict\nexport {};\n",
    "cases/good.ts": "// strict\nexport {};\n",
  };
}
