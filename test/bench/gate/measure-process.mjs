import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

const pause = 50;

/**
 * Runs a command to its end: seconds on the wall, seconds of all processors, and the most megabytes that the process held.
 *
 * @param {{ command: string; args: readonly string[]; cwd: string; mayFail?: boolean }} what
 */
export async function measureProcess({ command, args, cwd }) {
  const started = performance.now();
  // Bash tells what its children used, which Node does not.
  const child = spawn("bash", ["-c", 'TIMEFORMAT="%U %S"; time "$0" "$@" >/dev/null 2>/dev/null', command, ...args], {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, NO_COLOR: "1", CI: "", GITHUB_STEP_SUMMARY: "" },
  });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, megabytesOf(child.pid))), pause);
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  clearInterval(watch);
  const [user = 0, system = 0] = said.trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: user + system, megabytes: peak, code };
}

/** What a process and those that it started hold. */
function megabytesOf(pid) {
  let sum = 0;
  for (const one of [pid, ...childrenOf(pid)]) {
    try {
      sum += Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, "utf8"))?.[1] ?? 0) / 1024;
    } catch {
      // Gone between one look and the next.
    }
  }
  return sum;
}

function childrenOf(pid) {
  try {
    const own = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
    return own.flatMap((one) => [one, ...childrenOf(one)]);
  } catch {
    return [];
  }
}

/** Of an even number, the larger one in the middle. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
