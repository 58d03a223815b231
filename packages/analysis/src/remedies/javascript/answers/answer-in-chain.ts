import { promiseCallsOn } from "../../../reading/javascript/syntax/chain.ts";
import {
  calledName,
  isFunction,
  unwrap,
  type Call,
  type FunctionNode,
} from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { accessBy, accessOf } from "./access-of.ts";
import { statement } from "../sites/block-site.ts";
import { checkLines } from "./check-lines.ts";
import { insertBefore } from "../edits/insert-before.ts";
import { localName } from "../sites/local-name.ts";
import { namesFor } from "../sites/names-for.ts";
import type { ResultSite } from "./result-site.ts";

/** A promise that goes on as a value: a `.then` asks the answer and hands it on, or the `.then` that is there does. */
export function answerInChain(draft: Draft, call: Call, prefix = ""): ResultSite {
  const { style } = draft;
  const [next] = promiseCallsOn(call);
  const handler = next && calledName(next) === "then" ? next.arguments[0] : null;
  const taker = handler && isFunction(unwrap(handler)) ? (unwrap(handler) as FunctionNode) : null;
  return {
    node: call,
    statement: null,
    fail: (problem) => ["throw ", ...problem],
    write(check, react) {
      if (taker) return writeInto(draft, taker, prefix, check, react);
      const name = localName(draft, call, namesFor(check.name));
      const base = draft.indentAt(call.range[0]);
      const lines = [...checkLines(draft, check, accessBy(name, prefix), react), [`return ${name}${style.semicolon}`]];
      draft.insert(
        call.range[1],
        code`.then((${name}) => {${style.lineEnd}${draft.lines(lines, base + style.indent)}${style.lineEnd}${base}})`,
      );
      return true;
    },
  };
}

/** `.then(() => product.id)` takes the answer, and asks it first. */
function writeInto(
  draft: Draft,
  fn: FunctionNode,
  prefix: string,
  check: Parameters<ResultSite["write"]>[0],
  react: Parameters<ResultSite["write"]>[1],
): boolean {
  const { style } = draft;
  const [parameter] = fn.params;
  const name = localName(draft, fn, namesFor(check.name));
  const taken = parameter ? accessOf(draft, parameter, prefix) : { of: accessBy(name, prefix), complete: () => true };
  if (!taken || !fn.body) return false;
  const lines = checkLines(draft, check, taken.of, react);
  if (!taken.complete()) return false;
  if (!parameter) draft.insert(draft.reading.file.input.text.indexOf("(", fn.range[0]) + 1, [name]);
  if (fn.body.type === "BlockStatement") {
    const [first] = fn.body.body;
    if (!first) return false;
    insertBefore(draft, first, lines);
    return true;
  }
  const base = draft.indentAt(fn.range[0]);
  const all = [...lines, statement(draft, [`return ${draft.textOf(fn.body)}`])];
  draft.replace(
    { start: fn.body.range[0], end: fn.body.range[1] },
    code`{${style.lineEnd}${draft.lines(all, base + style.indent)}${style.lineEnd}${base}}`,
  );
  return true;
}
