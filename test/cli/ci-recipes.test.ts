import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../house/source-files.ts";
import { workflowFaults } from "./workflow-faults.ts";

/** A block of code, by the heading that it stands under. */
interface Block {
  readonly page: string;
  readonly heading: string;
  readonly language: string;
  readonly text: string;
}

function blocksOf(page: string): readonly Block[] {
  const blocks: Block[] = [];
  let heading = "";
  let open: { language: string; lines: string[] } | null = null;
  for (const line of readFileSync(join(root, page), "utf8").split("\n")) {
    const fence = /^```(\w*)$/.exec(line);
    if (fence && open) {
      blocks.push({ page, heading, language: open.language, text: `${open.lines.join("\n")}\n` });
      open = null;
    } else if (fence) open = { language: fence[1] ?? "", lines: [] };
    else if (open) open.lines.push(line);
    else heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
  }
  return blocks;
}

const blocks = [...blocksOf("docs/ci.md"), ...blocksOf("README.md")];
const yaml = blocks.filter(({ language }) => language === "yaml");
const workflows = yaml.filter(({ text }) => /^on:/m.test(text));
const title = ({ page, heading }: Block, i: number) => [`${page}, ${heading} (${i + 1})`] as const;

describe("snippets for CI", () => {
  test("are found", () => {
    expect(yaml.length).toBeGreaterThan(9);
    expect(workflows.length).toBeGreaterThan(3);
  });

  test.each(yaml.map((block, i) => [...title(block, i), block] as const))("%s is YAML", (_, { text }) => {
    expect(parse(text, { strict: true, uniqueKeys: true })).toBeTypeOf("object");
  });

  test.each(
    blocks.filter(({ language }) => language === "json").map((block, i) => [...title(block, i), block] as const),
  )("%s is JSON", (_, { text }) => {
    expect(JSON.parse(text)).toBeTypeOf("object");
  });

  test.each(workflows.map((block, i) => [...title(block, i), block] as const))(
    "%s is a workflow",
    async (_, { text }) => {
      expect(await workflowFaults("workflow", text)).toEqual([]);
    },
  );

  test("write no text of others into a script", () => {
    const runs = workflows.flatMap(({ text }) => text.split("\n").filter((line) => /^\s*(?:- )?run:/.test(line)));
    expect(runs.filter((line) => /\$\{\{(?! matrix\.i \}\})/.test(line))).toEqual([]);
  });

  test("name only inputs that the action has", () => {
    const { inputs } = parse(readFileSync(join(root, "action.yml"), "utf8")) as { inputs: object };
    const documented = [...readFileSync(join(root, "docs/ci.md"), "utf8").matchAll(/^\| `([a-z-]+)` +\|/gm)].map(
      (m) => m[1],
    );
    expect(documented).toEqual(Object.keys(inputs));
    expect(
      yaml.flatMap(({ text }) =>
        [...text.matchAll(/uses: silent-failure\/[^\n]+\n\s+with:\n\s+([a-z-]+):/g)].map((m) => m[1]),
      ),
    ).toEqual(["sarif-file"]);
  });
});
