import { pathToFileURL } from "node:url";
import plugin from "eslint-plugin-silent-failure";
import type {
  ArtifactLocation,
  Fix,
  Location,
  Log,
  Notification,
  ReportingDescriptor,
  Region,
  Result,
  Run,
  Suppression,
} from "sarif";
import type { WholeSpan } from "../frame.ts";
import type { ReportedFinding } from "../reported-finding.ts";
import type { KnownFinding } from "../known-finding.ts";
import { rulePage, rulePageUrl } from "../rule-page.ts";
import type { Report } from "./format.ts";

const root = "SRCROOT";

/** SARIF 2.1.0, as code scanning dashboards take it. */
export function sarif(report: Report): readonly string[] {
  const ids = Object.keys(plugin.rules ?? {});
  const run: Run = {
    tool: {
      driver: {
        name: "silent-failure",
        informationUri: "https://github.com/silent-failure/silent-failure",
        version: report.version,
        semanticVersion: report.version,
        rules: ids.map(descriptorOf),
        notifications: [
          { id: "baseline", shortDescription: { text: "The baseline is not up to date." } },
          { id: "visibility", shortDescription: { text: "Fewer failures are heard than the project asks for." } },
          { id: "unread", shortDescription: { text: "Something could not be analysed." } },
          { id: "notice", shortDescription: { text: "What was analysed, and how." } },
        ],
      },
    },
    columnKind: "utf16CodeUnits",
    newlineSequences: ["\r\n", "\n", "\r", "\u2028", "\u2029"],
    originalUriBaseIds: {
      [root]: { uri: report.repository.rootUri, description: { text: "The root of the checkout." } },
    },
    invocations: [
      {
        executionSuccessful: report.problems.length === 0,
        exitCode: report.exitCode,
        toolExecutionNotifications: notifications(report),
      },
    ],
    results: [
      ...report.findings.map((finding) => ({ ...resultOf(finding, report, ids), ...stateOf(report, "new") })),
      ...report.known.map((finding) => ({
        ...resultOf(finding, report, ids),
        suppressions: [knownBy(finding)],
        ...stateOf(report, "unchanged"),
      })),
      ...report.suppressed.map((finding) => resultOf(finding, report, ids)),
    ],
  };
  const log: Log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return [`${JSON.stringify(log, null, 2)}\n`];
}

/** Whether a result was there before can be told where there is a baseline. */
function stateOf({ isCompared }: Report, baselineState: "new" | "unchanged"): Pick<Result, "baselineState"> {
  return !isCompared ? {} : { baselineState };
}

function knownBy({ entry: { reason, owner, expires } }: KnownFinding): Suppression {
  const said = [
    reason ?? "known in the baseline",
    ...(owner === null ? [] : [`owner: ${owner}`]),
    ...(expires === null ? [] : [`until ${expires}`]),
  ];
  return { kind: "external", status: "accepted", justification: said.join("; ") };
}

function descriptorOf(id: string): ReportingDescriptor {
  const docs = plugin.rules?.[id]?.meta?.docs;
  const description = docs?.description ?? id;
  return {
    id,
    name: id.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: description },
    fullDescription: { text: description },
    helpUri: rulePageUrl(id),
    help: { text: `${description} See ${rulePageUrl(id)}.`, markdown: rulePage(id) },
    defaultConfiguration: { level: docs?.recommended === true ? "error" : "warning" },
    properties: { tags: ["reliability", "error-handling"], "problem.severity": "error" },
  };
}

function resultOf(finding: ReportedFinding, report: Report, ids: readonly string[]): Result {
  const { rule, message, severity, trail, suppressed, fingerprint, certainty, weight, library, unit, symbol } = finding;
  const place = locationOf(finding.file, finding.span, report);
  const symbols = symbol === "" ? {} : { logicalLocations: [{ fullyQualifiedName: symbol, kind: "function" }] };
  const steps = trail.map(({ text, span }, i) => ({
    executionOrder: i + 1,
    importance: "essential" as const,
    location: { ...locationOf(finding.file, span, report), message: { text } },
  }));
  const fixes = finding.remedies.filter(({ edits }) => edits.length > 0);
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: severity,
    message: { text: message },
    locations: [{ ...place, ...symbols }],
    // GitHub knows no other name; it reads what it is given, whatever it was made of.
    partialFingerprints: { primaryLocationLineHash: fingerprint, "silentFailure/v1": fingerprint },
    ...(steps.length > 0 ? { codeFlows: [{ threadFlows: [{ locations: steps }] }] } : {}),
    ...(fixes.length > 0 ? { fixes: fixes.map((remedy) => fixOf(remedy, finding, report)) } : {}),
    suppressions:
      suppressed === null ? [] : [{ kind: "inSource", ...(suppressed === "" ? {} : { justification: suppressed }) }],
    properties: { certainty, weight, library, unit, lost: finding.lost },
  };
}

function fixOf({ title, edits }: ReportedFinding["remedies"][number], { file }: ReportedFinding, report: Report): Fix {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifactOf(file, report),
        replacements: edits.map(({ span, text }) => ({ deletedRegion: regionOf(span), insertedContent: { text } })),
      },
    ],
  };
}

function notifications({ problems, notices, faults, ...report }: Report): Notification[] {
  return [
    ...faults.map(({ kind, sentence, file }): Notification => ({
      descriptor: { id: kind },
      level: "error",
      message: { text: sentence },
      ...placeOf(file, report),
    })),
    ...problems.map(({ file, sentence }): Notification => ({
      descriptor: { id: "unread" },
      level: "error",
      message: { text: sentence },
      ...placeOf(file ?? null, report),
    })),
    ...notices.map((sentence): Notification => ({
      descriptor: { id: "notice" },
      level: "note",
      message: { text: sentence },
    })),
  ];
}

function placeOf(file: string | null, report: Pick<Report, "repository">): Pick<Notification, "locations"> {
  return file === null ? {} : { locations: [{ physicalLocation: { artifactLocation: artifactOf(file, report) } }] };
}

function locationOf(file: string, span: WholeSpan, report: Report): Location {
  return { physicalLocation: { artifactLocation: artifactOf(file, report), region: regionOf(span) } };
}

function artifactOf(file: string, { repository }: Pick<Report, "repository">): ArtifactLocation {
  const uri = repository.uri(file);
  return uri === null ? { uri: pathToFileURL(file).href } : { uri, uriBaseId: root };
}

function regionOf({ line, column, endLine, endColumn }: WholeSpan): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
