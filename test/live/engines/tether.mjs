// Runs a program for as long as whoever started this holds its standard input open: a test run that is killed leaves no
// server behind. The program leads a group of its own, so that what it starts ends with it.
//   node tether.mjs '{"program": "redis-server", "args": ["--port", "0"], "uid": 65534, "signal": "SIGTERM"}'
import { spawn } from "node:child_process";
import process from "node:process";

const { program, args, uid, signal } = JSON.parse(process.argv[2] ?? "{}");
const child = spawn(program, args, {
  detached: true,
  stdio: ["ignore", "inherit", "inherit"],
  ...(uid === undefined ? {} : { uid, gid: uid }),
});
child.on("error", (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on("exit", (code) => {
  // A shell script that ends may leave its children behind.
  kill("SIGKILL");
  process.exit(code ?? 1);
});

process.on("SIGTERM", end);
process.on("SIGINT", end);
process.stdin.on("close", end).on("end", end).resume();

let isAsked = false;

function end() {
  // Asked twice, a program drops what it has in hand.
  if (isAsked) return;
  isAsked = true;
  kill(signal);
  setTimeout(() => kill("SIGKILL"), 15_000).unref();
}

function kill(by) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, by);
  } catch {
    // Nobody of the group is left.
  }
}
