export interface Found {
  readonly package: string;
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  /** The source line, trimmed. */
  readonly code: string;
}

export interface Reviewed extends Found {
  readonly verdict: "real" | "arguable" | "false" | "unreviewed";
  readonly why: string;
}

export interface Run {
  readonly findings: readonly (Found & { readonly message: string })[];
  readonly unread: readonly {
    readonly package: string;
    readonly file: string;
    readonly line: number;
    readonly message: string;
  }[];
  readonly packages: readonly {
    readonly name: string;
    readonly version: string;
    readonly files: number;
    readonly lines: number;
  }[];
}

export interface Precision {
  readonly name: string;
  readonly findings: number;
  readonly real: number;
  readonly arguable: number;
  readonly false: number;
  readonly unreviewed: number;
  readonly realPercent: number;
  readonly falsePercent: number;
  readonly perThousandLines: number;
}

export declare const readmeFile: string;
export declare const aims: { readonly realPercent: number; readonly realFloor: number; readonly falsePercent: number; readonly total: number };
export declare function readReviewed(file?: string): readonly Reviewed[];
export declare function matchFindings(
  found: readonly Found[],
  reviewed: readonly Reviewed[],
  isStillThere?: (finding: Reviewed) => boolean,
): {
  readonly matched: readonly Reviewed[];
  readonly added: readonly Reviewed[];
  readonly vanished: readonly Reviewed[];
};
export declare function isReviewed(finding: Reviewed): boolean;
/** One row for each rule, and a last one named `all`. */
export declare function precisionOf(findings: readonly Reviewed[], lines: number): readonly Precision[];
export declare function renderTables(findings: readonly Reviewed[], run: Run, packages: readonly object[]): string;
export declare function withTables(readme: string, tables: string): string;
