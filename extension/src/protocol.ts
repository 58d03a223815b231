import type { Position, Range } from "vscode-languageclient";

/** What the client and the server of ours say to each other beyond LSP: the name of every message. */
export const protocol = {
  trust: "silentFailure/trust",
  explain: "silentFailure/explain",
  rulePage: "silentFailure/rulePage",
  findings: "silentFailure/findings",
  checkWorkspace: "silentFailure/checkWorkspace",
  readFile: "silentFailure/readFile",
  status: "silentFailure/status",
} as const;

/** The commands that the server answers itself; another editor has nobody else for them. */
export const serverCommands = {
  explain: "silent-failure.explain",
  rulePage: "silent-failure.rulePage",
  checkWorkspace: "silent-failure.checkWorkspace",
} as const;

export interface InitializationOptions {
  readonly trusted: boolean;
  /** VS Code shows the trail beside the diagnostic's text: hovers of the server leave it out. */
  readonly showsTrail: true;
  readonly l10n?: Readonly<Record<string, string>>;
}

/** Sent after each analysis of an open document. */
export interface Status {
  readonly uri: string;
  readonly engine: "bundled" | "project";
  /** The configuration's path as it is shown to people. */
  readonly configuration: string | null;
  /** What is wrong with the configuration. */
  readonly problem: string | null;
  /** Why the document is not read. */
  readonly leftOut: string | null;
  readonly findings: number;
  readonly milliseconds: number;
}

export interface Page {
  readonly markdown: string;
}

export interface FindingReport {
  readonly rule: string;
  readonly message: string;
  readonly range: Range;
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly certainty: "proved" | "likely";
  readonly weight: "clear" | "arguable";
  readonly library: string | null;
  readonly trail: readonly TrailStep[];
  readonly remedies: readonly RemedyReport[];
}

export interface TrailStep {
  readonly at: "operation" | "lost" | "verdict";
  readonly text: string;
  readonly range: Range;
}

export interface RemedyReport {
  readonly remedy: string;
  readonly title: string;
  readonly note: string;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

export interface WorkspaceCheck {
  readonly files: number;
  readonly findings: number;
  readonly unread: number;
}

export interface ExplainParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}
