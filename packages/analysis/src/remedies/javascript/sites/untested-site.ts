import type { PlanText } from "../../../model/plan.ts";
import { isFunction, unwrap, type Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { statement } from "./block-site.ts";
import { insertBefore } from "../edits/insert-before.ts";
import { localName } from "./local-name.ts";
import { tellCallerOf } from "./tell-caller.ts";
import type { Site } from "./site.ts";

/** A callback that does not look at its error, `() => { done(); }` or `noop`: a test of it comes first. */
export function untestedSite(draft: Draft, given: Node): Site | null {
  const callback = unwrap(given);
  const { style } = draft;
  const type = style.isTypeScript ? "?: Error | null" : "";
  if (!isFunction(callback)) {
    if (callback.type !== "Identifier" || callback.parent.type !== "CallExpression") return null;
    return {
      ...shared(draft, callback),
      error: () => "error",
      write(lines, leave) {
        const base = draft.indentAt(callback.range[0]);
        const test = draft.lines([testOf(draft, "error", lines, leave)], base + style.indent);
        draft.replace(
          { start: callback.range[0], end: callback.range[1] },
          code`(error${type}) => {${style.lineEnd}${test}${style.lineEnd}${base}}`,
        );
      },
    };
  }
  const [parameter] = callback.params;
  const { body } = callback;
  if (!body || (parameter && parameter.type !== "Identifier")) return null;
  let named: string | null = null;
  const name = (): string => {
    if (named !== null) return named;
    const isMute = parameter !== undefined && parameter.name.startsWith("_");
    named = parameter && !isMute ? parameter.name : localName(draft, body, ["error", "err", "failure"]);
    if (isMute) draft.replace({ start: parameter.range[0], end: parameter.range[0] + parameter.name.length }, [named]);
    else if (!parameter)
      draft.insert(draft.reading.file.input.text.indexOf("(", callback.range[0]) + 1, [`${named}${type}`]);
    return named;
  };
  return {
    ...shared(draft, body),
    error: name,
    write(lines, leave) {
      const test = testOf(draft, name(), lines, leave);
      const base = draft.indentAt(callback.range[0]);
      const inner = base + style.indent;
      const [first] = body.type === "BlockStatement" ? body.body : [];
      if (first) insertBefore(draft, first, [test]);
      else {
        const own = body.type === "BlockStatement" ? [] : [statement(draft, [draft.textOf(body)])];
        draft.replace(
          { start: body.range[0], end: body.range[1] },
          code`{${style.lineEnd}${draft.lines([test, ...own], inner)}${style.lineEnd}${base}}`,
        );
      }
    },
  };
}

function shared(draft: Draft, node: Node): Omit<Site, "error" | "write"> {
  return { node, body: [], isAsync: false, leaves: false, throws: false, passOn: tellCallerOf(draft, node) };
}

function testOf(draft: Draft, error: string, lines: readonly PlanText[], leave: PlanText | null): PlanText {
  const { indent } = draft.style;
  const all = [...lines, ...(leave ? [leave] : [])].map((line) => statement(draft, line));
  const [only, ...others] = all;
  if (only && others.length === 0 && leave) return code`if (${error}) ${only}`;
  return code`if (${error}) {${all.flatMap((line) => ["\n", indent, ...line])}\n}`;
}
