import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { noCi } from "./reports.ts";
import { folderWith, runCli, type Ran } from "./run-cli.ts";

export const baselineName = "silent-failure.baseline.jsonl";

/** A consumer that drops what `isValid` refuses, and what other guards drop. */
export const consumer = (...guards: readonly string[]): string => `import { Kafka } from "kafkajs";
const consumer = new Kafka({ brokers: [] }).consumer({ groupId: "stock" });
declare function isValid(event: unknown): boolean;
declare function isKnown(event: unknown): boolean;
declare function isFresh(event: unknown): boolean;
declare function book(event: unknown): Promise<void>;
export async function start(): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event: unknown = JSON.parse(message.value?.toString() ?? "null");
${guards.map((guard) => `      ${guard}\n`).join("")}      await book(event);
    },
  });
}
`;

export const drops = (check: string): string => `if (!${check}(event)) return;`;
export const throws = (check: string): string => `if (!${check}(event)) throw new Error();`;

/** A real folder, in which things are changed between runs. */
export class BaselineProject {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string>>) {
    this.folder = folderWith(files);
  }

  run(...args: readonly string[]): Promise<Ran> {
    return runCli(this.folder, args, { env: noCi });
  }

  /** `silent-failure baseline …`, which must end in 0. */
  async baseline(...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run("baseline", ...args);
    if (code !== 0) throw new Error(`baseline ${args.join(" ")} ended in ${code}: ${stderr}`);
    return stdout;
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }

  read(name: string = baselineName): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  has(name: string): boolean {
    return existsSync(join(this.folder, name));
  }

  remove(name: string): void {
    rmSync(join(this.folder, name));
  }

  /** The entries, without what marks beginning and end. */
  get entries(): readonly Record<string, unknown>[] {
    const lines = this.read().trimEnd().split("\n");
    return lines.slice(1, -1).map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Puts other things into each entry. */
  annotate(more: Readonly<Record<string, unknown>>): void {
    const lines = this.read().trimEnd().split("\n");
    const changed = lines.map((line) => {
      const value = JSON.parse(line) as Record<string, unknown>;
      return JSON.stringify("file" in value ? { ...value, ...more } : value);
    });
    this.write(baselineName, `${changed.join("\n")}\n`);
  }
}

/** Two findings in one function of one file. */
export const both = { "src/a.ts": consumer(drops("isValid"), drops("isKnown")), "src/b.ts": "export const b = 1;\n" };

/** A project whose findings are all known. */
export async function adopted(files: Readonly<Record<string, string>> = both, ...args: readonly string[]) {
  const project = new BaselineProject(files);
  await project.baseline("create", ...args);
  return project;
}
