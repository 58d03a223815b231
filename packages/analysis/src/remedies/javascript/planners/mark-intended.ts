import type { Plan } from "../../../model/plan.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { ask, code } from "../source/code.ts";
import { Draft } from "../source/draft.ts";

/** A comment that switches the rule off for the line of an offset, with a reason to fill in. */
export function markIntended(reading: Reading, rule: string, offset: number): Plan | null {
  const draft = new Draft(reading);
  const { text } = reading.file.input;
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? "";
  draft.insert(
    start,
    code`${indent}// eslint-disable-next-line silent-failure/${rule} -- ${ask("say why this may be lost")}${draft.style.lineEnd}`,
  );
  return draft.finish("markIntended", "Mark as intended, with a reason", "");
}
