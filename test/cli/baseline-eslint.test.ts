import { expect, test } from "vitest";
import { BaselineProject, consumer, drops, throws } from "./baseline-project.ts";
import { eslintConfig, runEslint } from "./run-eslint.ts";

const suppressionsName = "eslint-suppressions.json";
const files = {
  "eslint.config.mjs": `${eslintConfig("recommended")}export const others = 0;\n`.replace(
    "...silentFailure.configs.recommended,",
    '...silentFailure.configs.recommended, { rules: { "no-debugger": "error" } },',
  ),
  "src/a.ts": `debugger;\n${consumer(drops("isValid"), drops("isKnown"))}`,
  "src/b.ts": consumer(drops("isFresh")),
};

test("what ESLint suppresses is taken over: as many of each file and rule, in source order", async () => {
  const project = new BaselineProject(files);
  expect((await runEslint(project.folder)).code).toBe(1);
  expect((await runEslint(project.folder, "--suppress-all")).code).toBe(0);
  const counts = JSON.parse(project.read(suppressionsName)) as object;
  expect(counts).toMatchObject({
    "src/a.ts": { "no-debugger": { count: 1 }, "silent-failure/silent-guard": { count: 2 } },
  });
  const said = await project.baseline("import", "--owner", "stock");
  expect(said).toContain("holds 3 known findings: 3 taken over from eslint-suppressions.json.");
  expect(project.entries.map(({ file, owner }) => `${file} ${owner}`)).toEqual([
    "src/a.ts stock",
    "src/a.ts stock",
    "src/b.ts stock",
  ]);
  expect(await project.run("check", "src")).toMatchObject({ code: 0, stderr: "" });
  // A second time there is nothing to take over.
  expect(await project.baseline("import")).toContain("0 taken over");

  project.remove("silent-failure.baseline.jsonl");
  project.write("src/a.ts", consumer(drops("isValid"), drops("isKnown"), drops("isFresh")));
  project.write("src/b.ts", consumer());
  const later = await project.baseline("import", suppressionsName, "src");
  expect(later).toContain("src/b.ts silent-failure/silent-guard: 1 suppressed, and 0 found");
  expect(later).toContain("1 finding was not suppressed, and stays new: silent-failure check src");
  expect(project.entries.map(({ lost }) => lost)).toEqual([
    "book unless ! isKnown event",
    "book unless ! isValid event",
  ]);
});

test("what is known is handed over: ESLint reads it and is quiet, and other rules keep what they have", async () => {
  const project = new BaselineProject(files);
  await runEslint(project.folder, "--suppress-rule", "no-debugger");
  expect((await runEslint(project.folder)).code).toBe(1);
  await project.baseline("create", "src");
  expect(await project.baseline("export")).toContain("suppresses 3 known findings");
  expect(await runEslint(project.folder)).toMatchObject({ code: 0, stdout: "", stderr: "" });
  // Byte for byte what ESLint itself would write.
  const ours = project.read(suppressionsName);
  await runEslint(project.folder, "--suppress-all");
  expect(project.read(suppressionsName)).toBe(ours);

  project.write("src/a.ts", `debugger;\n${consumer(throws("isValid"), drops("isKnown"))}`);
  await project.baseline("prune");
  await project.baseline("export");
  expect(await runEslint(project.folder)).toMatchObject({ code: 0, stdout: "", stderr: "" });
  expect(JSON.parse(project.read(suppressionsName))).toMatchObject({
    "src/a.ts": { "no-debugger": { count: 1 }, "silent-failure/silent-guard": { count: 1 } },
  });
});

test.each([
  ["import", null, "eslint-suppressions.json does not exist."],
  ["import", "{", "eslint-suppressions.json is not valid JSON."],
  ["import", '{"src/a.ts": {"x": 1}}', "is not a suppressions file of ESLint"],
  ["export", "[]", "is not a suppressions file of ESLint"],
])("%s of %j ends in 2", async (command, text, sentence) => {
  const project = new BaselineProject({
    "src/a.ts": consumer(drops("isValid")),
    ...(text === null ? {} : { [suppressionsName]: text }),
  });
  if (command === "export") await project.baseline("create");
  const ran = await project.run("baseline", command);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain(sentence);
  expect(project.has(suppressionsName) ? project.read(suppressionsName) : null).toBe(text);
});
