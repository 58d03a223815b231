import { workspace, type Uri } from "vscode";

/** Where our findings are shown beside those of ESLint and oxlint. */
export type DiagnosticsSetting = "auto" | "always" | "actionsOnly";

/** What the client itself acts on; all other settings are the server's. */
export interface Settings {
  readonly run: "onType" | "onSave";
  readonly diagnostics: DiagnosticsSetting;
}

export const section = "silentFailure";

export function settingsOf(uri: Uri): Settings {
  const configuration = workspace.getConfiguration(section, uri);
  return {
    run: configuration.get("run") === "onSave" ? "onSave" : "onType",
    diagnostics: oneOf(["always", "actionsOnly"], configuration.get("diagnostics")) ?? "auto",
  };
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((known) => known === value);
}
