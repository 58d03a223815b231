// `npm start`: makes the clone ready, then runs the command line on what it is given (at first: the examples).
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root, trySetup } from "./setup.mjs";

const couldNotAnalyse = 2;
const given = process.argv.slice(2);

if (await trySetup()) {
  // npm runs scripts at the root, but paths are meant from where its caller stands.
  const callerFolder = process.env.npm_lifecycle_event === "start" ? process.env.INIT_CWD : undefined;
  const child = spawn(
    process.execPath,
    [join(root, "packages/cli/bin/silent-failure.js"), ...(given.length > 0 ? given : ["check", "examples"])],
    { cwd: given.length > 0 ? (callerFolder ?? process.cwd()) : root, stdio: "inherit" },
  );
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(error.message);
    process.exitCode = couldNotAnalyse;
  });
  child.on("exit", (code) => {
    process.exitCode = code ?? couldNotAnalyse;
  });
} else {
  process.exitCode = couldNotAnalyse;
}
