import { createRequire } from "node:module";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { ESLint, Linter } from "eslint";
import type { ProjectFault, ProjectQuestion, ProjectReply, ProjectWord } from "./host/project-question.ts";

/*
 * The child that asks the project's own ESLint, a process of its own: a configuration is code, which may print, hang, crash or
 * change the folder it stands in. See `ProjectChild`, which starts it, and ends it when it takes too long.
 */

const ours = { plugin: "eslint-plugin-silent-failure", settings: "silent-failure" };

/** By configuration: it keeps what it has loaded. */
const known = new Map<string, ESLint>();

/** What ESLint has made of configuration files; see `noteArrays`. */
interface ReadArray extends Iterable<Linter.Config> {
  readonly basePath?: string;
}
const arrays = new Set<ReadArray>();

process.on("disconnect", () => process.exit());
// ESLint has its answer; what a configuration began and left is not our business.
process.on("unhandledRejection", () => undefined);
watchParent();

process.on("message", (question: ProjectQuestion) => {
  const say = (reply: ProjectReply): unknown => process.send?.(reply);
  answer(question).then(
    (word) => say({ id: question.id, word }),
    (error: unknown) => say({ id: question.id, fault: faultOf(error) }),
  );
});

async function answer({ eslint: home, configFile, file }: ProjectQuestion): Promise<ProjectWord> {
  const eslint = eslintFor(home, configFile);
  const config = (await eslint.calculateConfigForFile(file)) as Linter.Config | undefined;
  const namespaces = ourNamespaces(config);
  // Ours may be there for other files than this one: then this one was left out on purpose.
  const own = [...arrays].filter(({ basePath }) => basePath === dirname(configFile));
  const namespace = namespaces[0] ?? own.flatMap((array) => [...array]).flatMap(ourNamespaces)[0] ?? null;
  const rules: Record<string, Linter.RuleEntry> = {};
  for (const name of namespaces)
    for (const [rule, entry] of Object.entries(config?.rules ?? {}))
      if (entry !== undefined && rule.startsWith(`${name}/`)) rules[rule.slice(name.length + 1)] = entry;
  return {
    namespace,
    rules,
    settings: (config?.settings?.[ours.settings] as object | undefined) ?? null,
    noInlineConfig: config?.linterOptions?.noInlineConfig === true,
    reportUnusedDisableDirectives: config?.linterOptions?.reportUnusedDisableDirectives ?? null,
    ignored: config === undefined || (await eslint.isPathIgnored(file)),
  };
}

function eslintFor(home: string, configFile: string): ESLint {
  // As if ESLint were called where its configuration stands.
  const cwd = dirname(configFile);
  process.chdir(cwd);
  const before = known.get(configFile);
  if (before) return before;
  const fromEslint = createRequire(join(home, "package.json"));
  // One process serves one ESLint.
  if (known.size === 0) noteArrays(fromEslint);
  const api = fromEslint(home) as { ESLint: typeof ESLint };
  const eslint = new api.ESLint({ cwd });
  known.set(configFile, eslint);
  return eslint;
}

/**
 * ESLint tells what holds for a file, and not what there is for others; that stands in the arrays that it makes of configuration
 * files. Where they cannot be seen, only what holds for the file counts.
 */
function noteArrays(fromEslint: NodeJS.Require): void {
  try {
    const { ConfigArray } = fromEslint("@eslint/config-array") as {
      ConfigArray: { prototype: { normalize(this: ReadArray, ...rest: unknown[]): unknown } };
    };
    const { normalize } = ConfigArray.prototype;
    ConfigArray.prototype.normalize = function (...rest) {
      arrays.add(this);
      return normalize.apply(this, rest);
    };
  } catch {
    // Another build of ESLint: see above.
  }
}

/** Whatever the configuration calls it: a plugin says its own name. */
function ourNamespaces(config: Linter.Config | undefined): readonly string[] {
  return Object.entries(config?.plugins ?? {})
    .filter(([, plugin]) => plugin.meta?.name === ours.plugin)
    .map(([name]) => name);
}

function faultOf(error: unknown): ProjectFault {
  const { message = String(error), stack = "" } = (error ?? {}) as Partial<Error>;
  // What ESLint says of a faulty key stands on the lines below the first.
  const lines = message.split("\n").map((line) => line.trim());
  const text = lines.filter((line) => line !== "").join(" ");
  const place = placeIn(stack);
  return { message: text.length > 400 ? `${text.slice(0, 399)}…` : text, ...place };
}

/** The topmost place of a stack that is the project's own. */
function placeIn(stack: string): Pick<ProjectFault, "file" | "line" | "column"> {
  for (const line of stack.split("\n", 60)) {
    const place = /:(\d{1,7})(?::(\d{1,7}))?$/.exec(line.trim().replace(/\)$/, ""));
    if (!place) continue;
    // `at name (path:1:2)`, `at async path:1:2`; a fault of syntax has `path:1` above everything else.
    const before = line.trim().slice(0, place.index);
    const start = before.indexOf("(") + 1 || (before.startsWith("at ") ? before.lastIndexOf(" ") + 1 : 0);
    const file = pathOf(before.slice(start));
    if (!file || /[\\/]node_modules[\\/]/.test(file) || file === __filename) continue;
    return { file, line: Number(place[1]), column: place[2] === undefined ? null : Number(place[2]) };
  }
  return { file: null, line: null, column: null };
}

/** ESLint puts the time of the last change behind the address of a configuration. */
function pathOf(address: string): string | null {
  if (address.startsWith("file://")) return fileURLToPath(address.split("?", 1)[0] ?? address);
  return isAbsolute(address) ? address : null;
}

/** A loop that never ends hears no "disconnect"; a thread beside it does, and nobody has to end it by hand. */
function watchParent(): void {
  const code = `setInterval(() => {
    try { process.kill(${process.ppid}, 0); } catch { process.kill(${process.pid}, "SIGKILL"); }
  }, 2000);`;
  new Worker(code, { eval: true, stdout: true, stderr: true }).unref();
}
