import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Analyst } from "../service/analyst.ts";
import { readEditorSettings } from "../service/editor-settings.ts";
import type { Situation } from "../service/situation.ts";
import { readClientAbilities } from "./client-abilities.ts";
import { Diagnoses, type Diagnosis } from "./diagnoses.ts";

const situation: Situation = {
  engine: "bundled",
  folder: "/",
  path: "/a.ts",
  judging: { base: "recommended", changes: {}, settings: {}, inlineConfig: true },
  configuration: null,
  problem: null,
  leftOut: null,
};
const nothing = { findings: [], suppressed: [], unparsed: null, faults: [], milliseconds: 0 };
const uri = "file:///a.ts";

/** Diagnoses whose documents' surroundings become known when a test says so, as with a slow ESLint of the project. */
function slowly(): { diagnoses: Diagnoses; made: Diagnosis[]; answers: (() => void)[] } {
  const answers: (() => void)[] = [];
  const made: Diagnosis[] = [];
  const diagnoses = new Diagnoses({
    analyst: { perform: () => Promise.resolve(nothing), dispose: () => undefined } as unknown as Analyst,
    situations: {
      of: () => new Promise((resolve) => answers.push(() => resolve(situation))),
      isConfiguration: () => false,
      forget: () => undefined,
      dispose: () => undefined,
    },
    settingsOf: () => Promise.resolve(readEditorSettings({})),
    client: readClientAbilities({ capabilities: {}, processId: null, rootUri: null }),
    onMade: (diagnosis) => made.push(diagnosis),
  });
  return { diagnoses, made, answers };
}

const version = (number: number): TextDocument => TextDocument.create(uri, "typescript", number, `// ${number}`);

test("an older text that is answered late takes no newer one's place", async () => {
  const { diagnoses, made, answers } = slowly();
  const older = diagnoses.of(version(1));
  const newer = diagnoses.of(version(2));
  answers[1]?.();
  await newer;
  answers[0]?.();
  await older;
  expect(diagnoses.lastOf(uri)?.document.version).toBe(2);
  expect(made.map(({ document }) => document.version)).toEqual([2]);
});

test("a document that was closed while it was read leaves nothing behind", async () => {
  const { diagnoses, made, answers } = slowly();
  const diagnosis = diagnoses.of(version(1));
  diagnoses.close(uri);
  answers[0]?.();
  await diagnosis;
  expect(diagnoses.lastOf(uri)).toBeNull();
  expect(made).toEqual([]);
});
