import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CodeAction, Diagnostic } from "vscode-languageserver-protocol";
import { caseFiles, ruleFolders, type CaseFile } from "../../cases/case-files.ts";
import { root } from "../../house/source-files.ts";
import { Client } from "./client.ts";
import { OpenDocument } from "./open-document.ts";
import { profileNames } from "./profiles.ts";

/** The shortest bad case of each rule that says nothing of settings. */
const cases = ruleFolders().flatMap((rule) => {
  const bad = caseFiles().filter((one) => one.rule === rule && one.isBad && !one.text.includes("// settings:"));
  return bad.toSorted((a, b) => a.text.length - b.text.length).slice(0, 1);
});

const linter = new Linter({ cwd: root });

/** What the plugin itself has to say, at the level that reports most. */
function messagesOf({ path, text }: Pick<CaseFile, "path" | "text">): readonly Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ["**/*.{ts,tsx,mts,cts,js,mjs,cjs,jsx}"],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: path.endsWith("x") } } },
    linterOptions: { reportUnusedDisableDirectives: "off" },
  };
  return linter.verify(text, [config, ...plugin.configs.strict], path);
}

/** Every remedy of every finding: the text that the plugin's suggestion gives. */
function suggestedTexts(file: CaseFile): readonly (readonly string[])[] {
  return messagesOf(file).map(({ suggestions = [] }) =>
    suggestions.map(({ fix }) => file.text.slice(0, fix.range[0]) + fix.text + file.text.slice(fix.range[1])),
  );
}

const isRemedy = ({ title }: CodeAction): boolean => !title.startsWith("Mend all ");

/** The text that an action's edit gives. */
function applied(
  { edit }: CodeAction,
  { uri, languageId, text }: OpenDocument,
  answer?: (suggested: string) => string,
): string {
  const copy = new OpenDocument(uri, languageId, text);
  const versioned = edit?.documentChanges?.flatMap((change) => ("edits" in change ? change.edits : []));
  copy.apply(versioned ?? edit?.changes?.[uri] ?? [], answer);
  return copy.text;
}

/** Who marks a loss as intended writes why. */
const withReason = (suggested: string): string =>
  suggested === "say why this may be lost" ? "the nightly run makes it anew" : suggested;

const options = {
  folders: [new URL(".", `file://${root}/`).href.replace(/\/$/, "")],
  settings: () => ({ level: "strict" }),
  initializationOptions: { trusted: false, settings: { level: "strict" } },
};

describe.each(profileNames)("a client of profile %s", (profile) => {
  let client: Client;
  beforeAll(async () => {
    client = await Client.start({ profile, ...options });
  });
  afterAll(() => client.stop());

  // What a newer client has beyond the others is how an edit is written: a part of the cases shows that.
  const shown = profile === "3.18" ? cases : cases.filter((_, i) => i % 3 === 0);

  test.each(shown.map((file) => [file.path, file] as const))("is offered all remedies of %s", async (path, file) => {
    const uri = new URL(path, `file://${root}/`).href;
    const document = await client.open(uri, file.text);
    const found = await client.diagnostics(document);
    const suggested = suggestedTexts(file);
    expect(found).toHaveLength(suggested.length);
    for (const [i, diagnostic] of found.entries()) {
      const actions = await client.actions(document, diagnostic.range, {
        diagnostics: [diagnostic],
        only: ["quickfix"],
      });
      const own = actions.filter(isRemedy).filter((action) => action.diagnostics?.[0]?.message === diagnostic.message);
      expect(own.map(({ kind }) => kind)).toEqual(own.map(() => "quickfix"));
      expect(own.map((action) => applied(action, document))).toEqual(suggested[i]);
      expect(actions.filter(({ isPreferred }) => isPreferred === true)).toHaveLength(
        profile === "minimal" || own.length < 2 ? 0 : 1,
      );
      if (profile !== "3.18") continue;
      const key = (one: Diagnostic): string => `${String(one.code)} ${one.message}`;
      const countOf = (list: readonly Diagnostic[]): number =>
        list.filter((one) => key(one) === key(diagnostic)).length;
      for (const action of own) {
        const after = await client.open(uri.replace(/(?=\.\w+$)/, "-after"), applied(action, document, withReason));
        const left = await client.diagnostics(after);
        expect([action.title, countOf(left)]).toEqual([action.title, countOf(found) - 1]);
        expect(left.length).toBeLessThan(found.length);
        await client.close(after);
      }
    }
    await client.close(document);
  });
});
