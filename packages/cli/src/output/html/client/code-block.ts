import type { CodeLine, DiffHunk, PageStep } from "../page-model.ts";
import { element, type Child } from "./element.ts";
import { sign } from "./sign.ts";

const said: Readonly<Record<PageStep["at"], string>> = {
  operation: "the work",
  lost: "lost here",
  verdict: "success is claimed here",
};

/** The lines around a finding. Where the trail passes, its sign stands in the margin. */
export function codeBlock(lines: readonly CodeLine[], trail: readonly PageStep[]): HTMLElement {
  const rows = lines.map(({ number, text, mark }) => {
    const here = trail.filter(({ line }) => line === number);
    const step = here.find(({ at }) => at === "lost") ?? here[0];
    return element(
      "div",
      { class: `code-line${mark ? " code-lost" : ""}` },
      element("span", { class: "code-sign", title: step ? said[step.at] : null }, ...(step ? [sign(step.at)] : [])),
      element("span", { class: "code-number" }, String(number)),
      element("span", { class: "code-text" }, ...marked(text, mark)),
    );
  });
  return element("pre", { class: "code", tabindex: 0, role: "group", "aria-label": "Source text" }, ...rows);
}

export function diffBlock(hunks: readonly DiffHunk[]): HTMLElement {
  const rows = hunks.flatMap(({ line, lines }, i) => [
    element("div", { class: "diff-place" }, `${i === 0 ? "" : "… "}line ${line}`),
    ...lines.map((text) => element("div", { class: classOf(text) }, text === "" ? " " : text)),
  ]);
  return element("pre", { class: "code diff", tabindex: 0, role: "group", "aria-label": "What changes" }, ...rows);
}

function marked(text: string, mark: CodeLine["mark"]): readonly Child[] {
  if (!mark) return [text];
  const [start, end] = mark;
  return [text.slice(0, start), element("mark", {}, text.slice(start, end)), text.slice(end)];
}

function classOf(text: string): string {
  return text.startsWith("+") ? "diff-new" : text.startsWith("-") ? "diff-old" : "diff-same";
}
