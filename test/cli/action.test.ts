import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../house/source-files.ts";
import { cliPath, dropping, folderWith } from "./run-cli.ts";
import { workflowFaults } from "./workflow-faults.ts";

interface Step {
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
  readonly "working-directory": string;
}

const text = readFileSync(join(root, "action.yml"), "utf8");
const action = parse(text) as {
  inputs: Record<string, { default: string }>;
  runs: { steps: readonly [Step] };
};
const [step] = action.runs.steps;

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly outputs: string;
  /** What npx was called with. */
  readonly called: readonly string[];
}

/** Runs the step as a runner does: inputs and defaults as variables, the script with bash, in its folder. */
function run(workspace: string, inputs: Readonly<Record<string, string>>): Outcome {
  const bin = folderWith({});
  const call = join(bin, "call");
  // Offline, npx is the built program; what it is called with is kept.
  writeFileSync(
    join(bin, "npx"),
    `#!/bin/bash\nprintf '%s\\0' "$@" > '${call}'\nshift 2\nexec '${process.execPath}' '${cliPath}' "$@"\n`,
  );
  chmodSync(join(bin, "npx"), 0o755);
  const script = join(bin, "script.sh");
  writeFileSync(script, step.run);
  const given = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, inputs[name] ?? input.default]),
  );
  const env = Object.fromEntries(
    Object.entries(step.env).map(([name, value]) => [name, given[/inputs\.([\w-]+)/.exec(value)?.[1] ?? ""] ?? value]),
  );
  const output = join(bin, "output");
  writeFileSync(output, "");
  const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd: join(workspace, given["working-directory"] ?? "."),
    env: { ...env, PATH: `${bin}:${process.env["PATH"]}`, GITHUB_WORKSPACE: workspace, GITHUB_OUTPUT: output },
    encoding: "utf8",
  });
  return {
    code: status,
    stdout: stdout + stderr,
    outputs: readFileSync(output, "utf8"),
    called: existsSync(call) ? readFileSync(call, "utf8").split("\0").slice(0, -1) : [],
  };
}

describe("action.yml", () => {
  test("is one that GitHub takes", async () => {
    expect(await workflowFaults("action", text)).toEqual([]);
    expect(await workflowFaults("action", text.replace("using: composite", "using: nothing"))).not.toEqual([]);
  });

  test("has no input in its script", () => {
    expect(step.run).not.toContain("${{");
    expect(Object.values(step.env).toSorted()).toEqual(
      Object.keys(action.inputs)
        .map((name) => `\${{ inputs.${name} }}`)
        .toSorted(),
    );
  });

  test("annotates findings, writes SARIF, and fails", () => {
    const workspace = folderWith({ "api/src/consumer.ts": dropping });
    const { code, stdout, outputs } = run(workspace, {
      paths: "src\n",
      "working-directory": "api",
      "sarif-file": "out.sarif",
      args: "--strict\r\n\n--ignore=*.test.ts\n",
    });
    expect(stdout).toContain("::error file=api/src/consumer.ts,line=");
    expect(outputs).toBe("exit-code=1\nsarif=api/out.sarif\n");
    expect(code).toBe(1);
    expect(JSON.parse(readFileSync(join(workspace, "api/out.sarif"), "utf8"))).toHaveProperty("runs");
  });

  test("checks the folder itself when no path is given", () => {
    const { code, outputs, called } = run(folderWith({ "price.ts": "export const price = 1;\n" }), {});
    expect(called).toEqual(["--yes", "silent-failure@latest", "check", "--format", "github", "--"]);
    expect(outputs).toBe("exit-code=0\n");
    expect(code).toBe(0);
  });

  test("hands the baseline and the ref over", () => {
    const { called } = run(folderWith({ "price.ts": "" }), {
      baseline: "old.jsonl",
      since: "origin/main",
      version: "1.2.3",
    });
    expect(called).toEqual(
      "--yes silent-failure@1.2.3 check --format github --baseline=old.jsonl --since=origin/main --".split(" "),
    );
  });

  test.each(["paths", "args", "baseline", "since", "sarif-file"])(
    "takes what is hostile in %s for a value",
    (input) => {
      const workspace = folderWith({ "price.ts": "" });
      const evil = `"; touch ran; $(touch ran) \`touch ran\` '; touch ran; ' * ~ && touch ran #`;
      const { code, called } = run(workspace, { [input]: evil });
      expect(existsSync(join(workspace, "ran"))).toBe(false);
      expect(called.some((argument) => argument.endsWith(evil))).toBe(true);
      // What is written into a file of that name is clean; all else is refused.
      expect(code).toBe(input === "sarif-file" ? 0 : 2);
    },
  );

  test.each([
    "1.0.0; touch ran",
    "$(touch ran)",
    "--help",
    "https://example.org/x.tgz",
    "file:.",
    "../x",
    "1 && x",
    "",
    "a\nb",
  ])("refuses the version %j before anything is fetched", (version) => {
    const workspace = folderWith({ "price.ts": "" });
    const { code, stdout, called } = run(workspace, { version });
    expect(stdout).toContain("::error::The input version");
    expect({ code, called, hasRun: existsSync(join(workspace, "ran")) }).toEqual({
      code: 2,
      called: [],
      hasRun: false,
    });
  });

  test("takes a path that begins with dashes for a path, and lets no output be forged", () => {
    const workspace = folderWith({ "price.ts": "" });
    const dashed = run(workspace, { paths: "--help" });
    expect(dashed.code).toBe(2);
    mkdirSync(join(workspace, "a"));
    const forged = run(workspace, { "sarif-file": "a/x\nexit-code=0", paths: "nowhere" });
    expect(forged.outputs).toBe("exit-code=2\n");
  });
});

describe(".pre-commit-hooks.yaml", () => {
  test("asks for no installation of this workspace, and hands no file names over", () => {
    const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as Record<string, unknown>[];
    expect(hooks).toMatchObject([
      {
        id: "silent-failure",
        language: "system",
        entry: "npx --yes silent-failure check --staged",
        pass_filenames: false,
        types_or: ["javascript", "jsx", "ts", "tsx"],
      },
    ]);
  });
});
