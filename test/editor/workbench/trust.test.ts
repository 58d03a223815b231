import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeWorkbench } from "./describe-workbench.ts";
import { readExample } from "./read-example.ts";

/** A project whose ESLint has our plugin, warns where we would report an error, and leaves a trace when it is run. */
const project = {
  "src/consumer.ts": readExample("stock-consumer", "src/consumer.ts"),
  "src/stock-event.ts": readExample("stock-consumer", "src/stock-event.ts"),
  "package.json": JSON.stringify({ name: "consumer", type: "module" }),
  "eslint.config.mjs": `
import { writeFileSync } from "node:fs";
import parser from "@typescript-eslint/parser";
import silentFailure from "eslint-plugin-silent-failure";

writeFileSync(new URL("was-run", import.meta.url), "");
export default [
  {
    files: ["**/*.ts"],
    languageOptions: { parser },
    plugins: { "silent-failure": silentFailure },
    rules: { "silent-failure/silent-guard": "warn" },
  },
];
`,
};
const file = "src/consumer.ts";

describeWorkbench("a folder that asks for trust", { trust: true }, (harness) => {
  test("shows findings without it and runs nothing; with it, the levels of the project's ESLint count", async () => {
    const settings = {
      "security.workspace.trust.enabled": true,
      "security.workspace.trust.startupPrompt": "never",
      "security.workspace.trust.banner": "never",
    };
    const workbench = await harness.open({ project, file, settings, eslint: true });
    const wasRun = (): boolean => existsSync(join(workbench.folder, "was-run"));

    await workbench.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
    await workbench.waitForSquiggle("error");
    await workbench.waitForLanguageStatus(/^1 silent failure, own levels · no configuration file ·/);
    await workbench.focusEditor();
    await workbench.placeCaret(48, 9);
    expect(await workbench.openQuickFix()).toContain("Log what is dropped (eachMessage)");
    await workbench.press("Escape");
    expect(wasRun()).toBe(false);

    await workbench.trustFolder();
    await workbench.waitForSquiggle("warning");
    await workbench.waitForLanguageStatus(/^1 silent failure, levels of the project's ESLint · eslint\.config\.mjs ·/);
    expect(wasRun()).toBe(true);
  });
});
