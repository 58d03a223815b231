import { chromium, type Browser } from "playwright-core";
import { findProgram } from "../../live/engines/find-program.ts";

const program = ["chromium", "chromium-browser", "google-chrome"]
  .map((name) => findProgram(name))
  .find((path) => path !== undefined);

/** What this machine lacks, if anything. */
export const browserLacks: string | undefined = program ? undefined : "chromium";

export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: program ?? "chromium",
    headless: true,
    // The sandbox refuses root, which is who runs in most containers; the rest keeps the browser off the network.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
