import { NotificationType, RequestType, type Position, type Range } from "vscode-languageserver";
import type { Found } from "../service/found.ts";

/** What our own extension and server say to each other beyond the protocol. Other clients do without. */

export interface InitializationOptions {
  /** Whether code of the workspace may be executed; clients without such a notion mean yes. */
  readonly trusted?: boolean;
  /** Translated sentences, by English ones. */
  readonly l10n?: Readonly<Record<string, string>>;
  /** The trail stands beside a diagnostic's text where one hovers: a hover of ours leaves it out. */
  readonly showsTrail?: boolean;
  /** For clients without `workspace/configuration`: the section `silentFailure`. */
  readonly settings?: unknown;
}

interface Placed {
  readonly textDocument: { readonly uri: string };
}

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

export interface WorkspaceCounts {
  readonly files: number;
  readonly findings: number;
  /** Files that could not be read, or do not parse. */
  readonly unread: number;
}

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

interface OwnMessages {
  readonly trust: NotificationType<{ readonly trusted: boolean }>;
  readonly status: NotificationType<Status>;
  /** Answers Markdown. */
  readonly explain: RequestType<Placed & { readonly position: Position }, { readonly markdown: string }, void>;
  readonly rulePage: RequestType<{ readonly rule: string }, { readonly markdown: string } | null, void>;
  readonly findings: RequestType<Placed & { readonly range?: Range }, { readonly findings: FindingReport[] }, void>;
  readonly checkWorkspace: RequestType<object, WorkspaceCounts, void>;
  /** To the client, of a server that sees no files. */
  readonly readFile: RequestType<{ readonly uri: string }, { readonly text: string | null }, void>;
}

export const ownMessages: OwnMessages = {
  trust: new NotificationType("silentFailure/trust"),
  status: new NotificationType("silentFailure/status"),
  explain: new RequestType("silentFailure/explain"),
  rulePage: new RequestType("silentFailure/rulePage"),
  findings: new RequestType("silentFailure/findings"),
  checkWorkspace: new RequestType("silentFailure/checkWorkspace"),
  readFile: new RequestType("silentFailure/readFile"),
};
