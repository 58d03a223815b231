import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import packageJson from "../package.json" with { type: "json" };
import { filePathOf } from "./service/document-path.ts";
import { FileSituations } from "./host/file-situations.ts";
import { ProjectEslint } from "./host/project-eslint.ts";
import { shownIn } from "./host/shown-in.ts";
import { ThreadAnalyst } from "./host/thread-analyst.ts";
import { DiskFiles } from "./host/workspace-files.ts";
import type { Host } from "./protocol/host.ts";
import { RequestOrder } from "./protocol/request-order.ts";
import { serve } from "./protocol/serve.ts";

const usage = `silent-failure-language-server ${packageJson.version}

Shows, while the line is typed, where a failure reaches nobody. An editor starts it; a person has no use for it.

  --stdio         speak over standard input and output
  --node-ipc      speak over Node's channel to the parent process
  --socket=PORT   speak over a socket that the editor listens on
  --version, --help
`;

/** Milliseconds for one text, and for one answer of the project's ESLint. */
const budget = { text: 10_000, project: 15_000 };

const here = fileURLToPath(new URL(".", import.meta.url));
const bundled = (name: string): string => join(here, name);

const createAnalyst = (): ThreadAnalyst => {
  const analyst = new ThreadAnalyst({ script: bundled("analysis-thread.cjs"), budget: budget.text });
  analyst.warmUp();
  return analyst;
};
/** Begun before the client has said anything: loading takes longer than that. */
let first: ThreadAnalyst | null = null;

const host: Host = {
  createAnalyst(l10n) {
    const analyst = first ?? createAnalyst();
    first = null;
    if (l10n) analyst.speak(l10n);
    return analyst;
  },
  look({ folders, settingsOf, isTrusted }) {
    const paths = (): readonly string[] => folders().flatMap((uri) => filePathOf(uri) ?? []);
    const project = new ProjectEslint({
      childScript: bundled("project-levels.cjs"),
      budget: budget.project,
      shown: (path) => shownIn(paths(), path),
    });
    const situations = new FileSituations({ folders: paths, settingsOf, isTrusted }, project);
    return { situations, files: new DiskFiles(situations, paths) };
  },
};

const given = process.argv.slice(2);
if (given.includes("--version")) process.stdout.write(`${packageJson.version}\n`);
else if (given.includes("--help")) process.stdout.write(usage);
else if (!given.some((option) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(option))) {
  process.stderr.write(
    `silent-failure-language-server: say how to speak: --stdio, --node-ipc or --socket=PORT.\n\n${usage}`,
  );
  process.exitCode = 2;
} else {
  first = createAnalyst();
  serve(createConnection(ProposedFeatures.all, { messageStrategy: new RequestOrder() }), host);
}
