import { spawn } from "node:child_process";

/** What there is to be known today. */
export interface Today {
  readonly findings: number;
  /** What could not be read, as a sentence. */
  readonly problem: string | null;
}

export async function countFindings(folder: string): Promise<Today> {
  const { code, stdout, stderr } = await runSelf(folder, ["check", "--format", "json"], process.stderr.isTTY);
  const problem = code === 0 || code === 1 ? null : lastLine(stderr) || "Not all code of today could be checked.";
  return { findings: findingsIn(stdout), problem };
}

/** Makes today's findings known, by the command that everybody else uses for it. Answers what went wrong, or null. */
export async function firstBaseline(folder: string): Promise<string | null> {
  const { code, stderr } = await runSelf(folder, ["baseline", "create"]);
  if (code === 0) return null;
  const todo = "Run silent-failure baseline create, or the findings of today fail the build.";
  return ["The baseline was not written.", lastLine(stderr), todo].filter((part) => part !== "").join(" ");
}

function findingsIn(json: string): number {
  try {
    const results = JSON.parse(json) as readonly { readonly messages: readonly { readonly ruleId: string | null }[] }[];
    return results.flatMap(({ messages }) => messages).filter(({ ruleId }) => ruleId !== null).length;
  } catch {
    // Nothing was written, because nothing could be checked: the exit code has said so.
    return 0;
  }
}

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program that runs now, as another process: what it reports goes into our hands; a person sees its progress. */
function runSelf(cwd: string, args: readonly string[], isShown = false): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [process.argv[1] ?? "", ...args], {
      cwd,
      // The summary of a CI job is for the check that the job itself runs.
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", GITHUB_STEP_SUMMARY: "" },
      stdio: ["ignore", "pipe", isShown ? "inherit" : "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

function lastLine(text: string): string {
  return (text.trim().split("\n").at(-1) ?? "").replace(/^[!i] /, "");
}
