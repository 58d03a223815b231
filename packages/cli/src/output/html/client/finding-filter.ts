import type { PageFinding, PageModel } from "../page-model.ts";
import type { ViewState } from "./view-state.ts";

const haystacks = new WeakMap<PageFinding, string>();

/** The findings that the filters and every word of the search let through. */
export function filteredFindings(page: PageModel, state: ViewState): readonly PageFinding[] {
  const words = wordsOf(state.search);
  return page.findings.filter(
    (finding) =>
      (state.severity === "" || finding.severity === state.severity) &&
      (state.certainty === "" || finding.certainty === state.certainty) &&
      (state.weight === "" || finding.weight === state.weight) &&
      (state.state === "" || finding.state === state.state) &&
      words.every((word) => haystackOf(finding, page).includes(word)),
  );
}

export function wordsOf(search: string): readonly string[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
}

function haystackOf(finding: PageFinding, { files }: PageModel): string {
  const known = haystacks.get(finding);
  if (known !== undefined) return known;
  const { message, symbol, rule, file, line } = finding;
  const text = `${message}\n${symbol}\n${rule}\n${files[file]?.path ?? ""}:${line}`.toLowerCase();
  haystacks.set(finding, text);
  return text;
}
