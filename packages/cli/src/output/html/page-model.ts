/** What the page shows, as it stands in its JSON. No text of it needs to be made harmless again. */
export interface PageModel {
  readonly version: string;
  readonly isStrict: boolean;
  readonly isSourceShown: boolean;
  /** How many were read, with findings or without. */
  readonly filesRead: number;
  /** Those that findings and units lie in: paths from the root of the repository, sorted. */
  readonly files: readonly PageFile[];
  /** A CODEOWNERS file says whose they are. */
  readonly hasOwners: boolean;
  readonly rules: Readonly<Record<string, PageRule>>;
  readonly findings: readonly PageFinding[];
  readonly units: readonly PageUnit[];
  /** New findings are told from those that were there before. */
  readonly isCompared: boolean;
  /** What makes the run fail besides findings, with what mends it: a sentence each. */
  readonly faults: readonly string[];
  readonly problems: readonly string[];
  readonly notices: readonly string[];
}

export interface PageFile {
  readonly path: string;
  /** As CODEOWNERS names them; empty where it says nobody. */
  readonly owners: readonly string[];
}

export interface PageRule {
  /** In Markdown, where only code is marked. */
  readonly summary: string;
  readonly url: string;
}

export interface PageFinding {
  /** For links to it: the same as long as it is the same finding in the same file. */
  readonly id: string;
  /** An index into `files`. */
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
  readonly symbol: string;
  readonly severity: "error" | "warning";
  readonly certainty: "proved" | "likely";
  readonly weight: "clear" | "arguable";
  readonly library: string | null;
  readonly state: "new" | "known" | "suppressed";
  /** Why it is known or switched off; null when nothing is said, or when it is new. */
  readonly reason: string | null;
  /** Of what the baseline knows. */
  readonly owner: string | null;
  readonly expires: string | null;
  readonly trail: readonly PageStep[];
  /** None where source text is left out. */
  readonly code: readonly CodeLine[];
  readonly remedies: readonly PageRemedy[];
  /** The unit around it: an index into `units`. */
  readonly unit: number | null;
}

export interface PageStep {
  readonly at: "operation" | "lost" | "verdict";
  readonly text: string;
  readonly line: number;
}

export interface CodeLine {
  readonly number: number;
  readonly text: string;
  /** The part of it that the finding marks: offsets in `text`. */
  readonly mark: readonly [start: number, end: number] | null;
}

export interface PageRemedy {
  readonly title: string;
  readonly note: string;
  readonly diff: readonly DiffHunk[];
}

export interface DiffHunk {
  readonly line: number;
  /** Each begins with "+", "-" or a blank. */
  readonly lines: readonly string[];
}

export interface PageUnit {
  readonly id: string;
  readonly file: number;
  readonly line: number;
  readonly name: string;
  readonly kind: "message" | "job" | "event" | "webhook" | "cron" | "request" | "function";
  readonly paths: readonly PagePath[];
}

export interface PagePath {
  readonly text: string;
  readonly line: number;
  readonly report: "silent" | "logged" | "counted" | "deadLettered" | "failed";
  readonly isHeard: boolean;
}
