/** How a finding looks: `default` is what its rule's level says. */
export type Severity = "error" | "warning" | "information" | "hint" | "off" | "default";

/** The section `silentFailure` of an editor's settings, for one folder. */
export interface EditorSettings {
  readonly enable: boolean;
  /** Null: what the project says. */
  readonly level: "recommended" | "strict" | null;
  readonly engine: "auto" | "bundled";
  /** By rule id, or `*` for all others. */
  readonly severity: Readonly<Record<string, Severity>>;
  readonly run: "onType" | "onSave";
  readonly scope: "openFiles" | "workspace";
}

const severities: readonly string[] = ["error", "warning", "information", "hint", "off", "default"];

/** Reads what a client answers; what is not there, or makes no sense, counts as not set: an editor shows that by itself. */
export function readEditorSettings(given: unknown): EditorSettings {
  const settings = (typeof given === "object" && given !== null ? given : {}) as Readonly<Record<string, unknown>>;
  const oneOf = <Value extends string>(key: string, values: readonly Value[]): Value | null =>
    values.find((value) => value === settings[key]) ?? null;
  const severity = Object.entries(settings["severity"] ?? {}).filter(([, value]) =>
    severities.includes(value as string),
  );
  return {
    enable: settings["enable"] !== false,
    level: oneOf("level", ["recommended", "strict"]),
    engine: oneOf("engine", ["auto", "bundled"]) ?? "auto",
    severity: Object.fromEntries(severity) as Readonly<Record<string, Severity>>,
    run: oneOf("run", ["onType", "onSave"]) ?? "onType",
    scope: oneOf("scope", ["openFiles", "workspace"]) ?? "openFiles",
  };
}

/** How findings of a rule look, when the editor's settings say so. */
export function severityOf(rule: string, { severity }: EditorSettings): Severity {
  return severity[rule] ?? severity["*"] ?? "default";
}
