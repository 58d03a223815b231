// What `silent-failure fix` writes into the examples, as the front page shows it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./setup.mjs";

const examples = [
  { folder: "dual-write", story: "The masked write" },
  { folder: "stock-consumer", story: "The dropped event" },
  { folder: "vector-collection", story: "The store that was never compared" },
];

/** @returns {string} a diff per example, in Markdown */
export function fixOfExamples() {
  return examples
    .map(({ folder, story }) => {
      const args = [join(root, "packages/cli/bin/silent-failure.js"), "fix", `examples/${folder}`, "--no-color"];
      const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
      if (!stdout.includes("@@")) throw new Error(`fix writes nothing into examples/${folder}: ${stderr}`);
      // The formatter leaves no white space at the end of a line.
      const diff = stdout
        .split("\n")
        .map((line) => line.trimEnd())
        .join("\n")
        .trimEnd();
      return `${story}, \`silent-failure fix examples/${folder}\`:\n\n\`\`\`diff\n${diff}\n\`\`\``;
    })
    .join("\n\n");
}
