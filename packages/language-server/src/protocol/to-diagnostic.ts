import { DiagnosticSeverity, type Diagnostic, type Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Place } from "@silent-failure/analysis/model";
import { severityOf, type EditorSettings } from "../service/editor-settings.ts";
import type { Found } from "../service/found.ts";
import type { ClientAbilities } from "./client-abilities.ts";

export const source = "silent-failure";

/** Where a rule is explained. */
export function pageOf(rule: string): string {
  return `https://github.com/silent-failure/silent-failure/blob/main/rules/${rule}/README.md`;
}

export function rangeOf(document: TextDocument, place: Place): Range {
  return { start: document.positionAt(place.start), end: document.positionAt(place.end) };
}

/** A finding as the protocol says it, with its trail; null where the editor's settings switch its rule off. */
export function toDiagnostic(
  found: Found,
  document: TextDocument,
  settings: EditorSettings,
  client: Pick<ClientAbilities, "relatedInformation" | "codeDescription">,
): Diagnostic | null {
  const name = severityNameOf(found, settings);
  if (name === null) return null;
  const severity = severities[name];
  const { uri } = document;
  return {
    range: rangeOf(document, found.place),
    severity,
    code: found.rule,
    source,
    message: client.relatedInformation ? found.message : withTrail(found, document),
    ...(client.codeDescription ? { codeDescription: { href: pageOf(found.rule) } } : {}),
    ...(client.relatedInformation
      ? {
          relatedInformation: found.trail.map(({ at, text, place }) => ({
            location: { uri, range: rangeOf(document, place) },
            message: `${stationWord[at]}: ${text}`,
          })),
        }
      : {}),
  };
}

/** The stations of a trail, as the command line calls them. */
const stationWord: Readonly<Record<Found["trail"][number]["at"], string>> = {
  operation: "● work",
  lost: "✕ lost",
  verdict: "✓ claims success",
};

function withTrail({ message, trail }: Found, document: TextDocument): string {
  const steps = trail.map(
    ({ at, text, place }) => `${stationWord[at]}, line ${document.positionAt(place.start).line + 1}: ${text}`,
  );
  return [message, ...steps].join("\n");
}

type SeverityName = "error" | "warning" | "information" | "hint";

const severities: Readonly<Record<SeverityName, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** How a finding looks; null where the editor's settings switch its rule off. */
export function severityNameOf({ rule, level }: Found, settings: EditorSettings): SeverityName | null {
  const wanted = severityOf(rule, settings);
  if (wanted === "off") return null;
  return wanted === "default" ? (level === "error" ? "error" : "warning") : wanted;
}
