import { expect, test } from "vitest";
import { describeWorkbench } from "./describe-workbench.ts";

const configuration = "silent-failure.config.json";
const rule = (level: string): string => JSON.stringify({ rules: { "silent-guard": level } });

describeWorkbench("a configuration that changes", {}, (harness) => {
  test("counts at once: written, broken while it is typed, mended, removed", async () => {
    const workbench = await harness.open({ project: "stock-consumer", file: "src/consumer.ts" });
    await workbench.waitForSquiggle("error");
    await workbench.waitForWatchers();

    workbench.writeFile(configuration, rule("warn"));
    await workbench.waitForSquiggle("warning");
    await workbench.waitForLanguageStatus(/^1 silent failure, own levels · silent-failure\.config\.json · \d+ ms$/);

    // What was last said well still holds.
    workbench.writeFile(configuration, '{ "rules": { "silent-guard": "of');
    expect(await workbench.waitForLanguageStatus(/not valid/)).toMatch(
      /^1 silent failure, silent-failure\.config\.json:1:33 is not valid JSON: .*…$/,
    );
    await workbench.waitForSquiggle("warning");

    workbench.writeFile(configuration, rule("off"));
    await workbench.waitForNoSquiggle();
    await workbench.waitForLanguageStatus(/^0 silent failures, own levels · silent-failure\.config\.json ·/);

    workbench.removeFile(configuration);
    await workbench.waitForSquiggle("error");
    await workbench.waitForLanguageStatus(/^1 silent failure, own levels · no configuration file ·/);
  });

  test("in the settings counts at once as well", async () => {
    const workbench = await harness.open({
      project: "stock-consumer",
      file: "src/consumer.ts",
      settings: { "silentFailure.severity": { "silent-guard": "hint" } },
    });
    await workbench.waitForSquiggle("hint");
    await workbench.waitForWatchers();

    workbench.setSettings({ "silentFailure.severity": { "*": "information" } });
    await workbench.waitForSquiggle("hint");
    workbench.setSettings({ "silentFailure.severity": { "silent-guard": "information" } });
    await workbench.waitForSquiggle("info");
    workbench.setSettings({ "silentFailure.enable": false });
    await workbench.waitForNoSquiggle();
    expect(await workbench.languageStatus()).toBe(
      "Silent failures: file not read, switched off by the setting `silentFailure.enable`",
    );
    workbench.setSettings({});
    await workbench.waitForSquiggle("hint");
  });
});
