import { describe } from "vitest";
import { describeLive } from "../../live/describe-live.ts";
import { browserLacks } from "./browser.ts";
import { Harness, type HarnessOptions } from "./harness.ts";
import { vscodeLacks } from "./vscode-server.ts";

/** Tests in a real VS Code; skipped aloud where it or a browser is lacking. */
export function describeWorkbench(name: string, options: HarnessOptions, tests: (harness: Harness) => void): void {
  describeLive(name, [browserLacks, vscodeLacks], () => {
    // A window takes seconds to open, and on a loaded machine many.
    describe("in VS Code", { timeout: 180_000 }, () => {
      tests(new Harness(options));
    });
  });
}
