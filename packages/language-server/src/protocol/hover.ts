import { MarkupKind, type Hover, type MarkupContent, type Position } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import * as l10n from "@vscode/l10n";
import type { Found } from "../service/found.ts";
import { shortRulePage } from "../service/rule-page.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import { findingsAt } from "./code-actions.ts";
import type { Diagnosis } from "./diagnoses.ts";
import { pageOf, rangeOf } from "./to-diagnostic.ts";

/** A comment of ESLint's that speaks of a rule of ours. */
const directive = /\beslint-(?:disable|enable)(?:-next-line|-line)?\b/;

/** What a finding, or a comment that switches one off, is about: the trail, and the rule's page. */
export function hoverAt(
  position: Position,
  diagnosis: Diagnosis,
  client: Pick<ClientAbilities, "markdown" | "showsTrail">,
): Hover | null {
  const hover = markdownAt(position, diagnosis.document, diagnosis, client.showsTrail);
  if (!hover || client.markdown) return hover;
  const { value } = hover.contents as MarkupContent;
  return { ...hover, contents: { kind: MarkupKind.PlainText, value } };
}

function markdownAt(
  position: Position,
  document: TextDocument,
  diagnosis: Diagnosis,
  isTrailShown: boolean,
): Hover | null {
  const range = { start: position, end: position };
  const exact = findingsAt(range, diagnosis).filter(({ place }) => {
    const offset = document.offsetAt(position);
    return place.start <= offset && offset <= place.end;
  });
  const [found] = exact;
  if (found)
    return { contents: markdown(findingText(found, document, isTrailShown)), range: rangeOf(document, found.place) };
  return hoverOfDirective(position, document, diagnosis);
}

function hoverOfDirective(position: Position, document: TextDocument, diagnosis: Diagnosis): Hover | null {
  const line = { start: { line: position.line, character: 0 }, end: { line: position.line + 1, character: 0 } };
  const text = document.getText(line);
  if (!directive.test(text)) return null;
  const named = [...text.matchAll(/silent-failure\/([a-z-]{1,60})/g)].find(
    ({ index, 0: whole }) => index <= position.character && position.character <= index + whole.length,
  );
  const rule = named?.[1];
  const page = rule === undefined ? null : shortRulePage(rule);
  if (!named || rule === undefined || page === null) return null;
  const count = diagnosis.answer.suppressed.filter(
    (one) => one.rule === rule && Math.abs(document.positionAt(one.place.start).line - position.line) <= 1,
  ).length;
  const start = { line: position.line, character: named.index };
  const end = { line: position.line, character: named.index + named[0].length };
  const said = count > 0 ? [l10n.t("Switches off a finding on the line that it stands for.")] : [];
  return { contents: markdown([...said, page, link(rule)].join("\n\n")), range: { start, end } };
}

function findingText(found: Found, document: TextDocument, isTrailShown: boolean): string {
  const { rule, trail, certainty } = found;
  const signs = { operation: "●", lost: "✕", verdict: "✓" };
  const way = trail
    .map(
      ({ at, text, place }) =>
        `${signs[at]} ${l10n.t("line {0}", document.positionAt(place.start).line + 1)} · ${text}`,
    )
    .join("  \n");
  const sure =
    certainty === "proved"
      ? l10n.t("Known by what is imported or declared.")
      : l10n.t("Known by name: what is called here is not seen.");
  const known = isTrailShown ? [] : [way];
  return [...known, `*${sure}*`, "---", shortRulePage(rule) ?? "", link(rule)].join("\n\n");
}

function link(rule: string): string {
  return `[${l10n.t("The whole page of {0}", rule)}](${pageOf(rule)})`;
}

function markdown(value: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}
