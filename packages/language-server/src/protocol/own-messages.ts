import { NotificationType, RequestType, type Position, type Range } from "vscode-languageserver";
import type { Found } from "../service/found.ts";

/** What our own extension and server say to each other beyond the protocol. Other clients do without. */

export interface InitializationOptions {
  /** Whether code of the workspace may be executed; clients without such a notion mean yes. */
  readonly trusted?: boolean;
  /** Translated sentences, by English ones. */
  readonly l10n?: Readonly<Record<string, string>>;
  /** For clients without `workspace/configuration`: the section `silentFailure`. */
  readonly settings?: unknown;
}

export const trustNotification: NotificationType<{ trusted: boolean }> = new NotificationType("silentFailure/trust");

interface Placed {
  readonly textDocument: { readonly uri: string };
}

export const explainRequest: RequestType<Placed & { position: Position }, { markdown: string }, void> = new RequestType(
  "silentFailure/explain",
);

export const rulePageRequest: RequestType<{ rule: string }, { markdown: string } | null, void> = new RequestType(
  "silentFailure/rulePage",
);

export interface FindingReport extends Pick<Found, "rule" | "message" | "certainty" | "weight" | "library"> {
  readonly range: Range;
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly trail: readonly {
    readonly at: Found["trail"][number]["at"];
    readonly text: string;
    readonly range: Range;
  }[];
  readonly remedies: readonly {
    readonly remedy: string;
    readonly title: string;
    readonly note: string;
    readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  }[];
}

export const findingsRequest: RequestType<Placed & { range?: Range }, { findings: FindingReport[] }, void> =
  new RequestType("silentFailure/findings");

export interface WorkspaceCounts {
  readonly files: number;
  readonly findings: number;
  /** Files that could not be read, or do not parse. */
  readonly unread: number;
}

export const checkWorkspaceRequest: RequestType<object, WorkspaceCounts, void> = new RequestType(
  "silentFailure/checkWorkspace",
);

export const readFileRequest: RequestType<{ uri: string }, { text: string | null }, void> = new RequestType(
  "silentFailure/readFile",
);

/** What is known of an open document after each analysis. */
export interface Status {
  readonly uri: string;
  readonly engine: "bundled" | "project";
  readonly configuration: string | null;
  /** What is wrong with the configuration, or with us: one sentence. */
  readonly problem: string | null;
  /** Why the document is not read. */
  readonly leftOut: string | null;
  readonly findings: number;
  readonly milliseconds: number;
}

export const statusNotification: NotificationType<Status> = new NotificationType("silentFailure/status");
