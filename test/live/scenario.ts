import { cpSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));

/** One file of a scenario is the consumer as people write it; the others are what it imports. */
export const consumerFile = "consumer.ts";

/**
 * A project of its own outside of this repository, as a user has it: the consumer of the scenario, its neighbours, a
 * package.json, and the libraries. It goes when the test is over.
 */
export function projectOf(scenario: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `silent-failure-${scenario}-`)));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));

  cpSync(join(here, "scenarios", scenario), folder, { recursive: true });
  renameSync(join(folder, "before.ts"), join(folder, consumerFile));
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: scenario, private: true, type: "module", dependencies: { pino: "*", "prom-client": "*" } }),
  );
  symlinkSync(join(here, "node_modules"), join(folder, "node_modules"));
  return folder;
}
