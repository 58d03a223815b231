import type { UnreadResult } from "../../../model/unread-result.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";
import { statementAround } from "../../../reading/javascript/handlers/statement-around.ts";
import type { Draft } from "../source/draft.ts";
import { accessBy, accessOf } from "./access-of.ts";
import { checkLines } from "./check-lines.ts";
import { insertAfter } from "../edits/insert-after.ts";
import { localName } from "../sites/local-name.ts";
import { namesFor } from "../sites/names-for.ts";
import type { ResultSite } from "./result-site.ts";

/** `await client.bulk(…);`, `const { data } = await …;`, `answer = await …;`: the check comes right after. */
export function answerInStatement(
  draft: Draft,
  fact: UnreadResult,
  value: Node,
  waits: boolean,
  prefix: string,
): ResultSite | null {
  const { parent } = value;
  const statement = statementOf(value);
  if (!parent || !statement) return null;
  const target =
    parent.type === "VariableDeclarator" ? parent.id : parent.type === "AssignmentExpression" ? parent.left : null;
  return {
    node: value,
    statement,
    fail: (problem) => ["throw ", ...problem],
    write(check, react) {
      const after = target && fact.form === "logged" ? lastLog(draft, statement, target) : statement;
      if (target) {
        const taken = accessOf(draft, target, prefix);
        if (!taken) return false;
        const lines = checkLines(draft, check, taken.of, react);
        if (!taken.complete()) return false;
        insertAfter(draft, after, lines);
        return true;
      }
      const takes = check.takes.filter((field) => localName(draft, value, [field]) === field);
      const isTakenApart = takes.length > 0 && takes.length === check.takes.length;
      const name = isTakenApart ? `{ ${takes.join(", ")} }` : localName(draft, value, namesFor(check.name));
      const of = isTakenApart ? (field?: string) => field ?? "" : accessBy(name, prefix);
      draft.insert(statement.range[0], [`const ${name} = ${waits ? "" : "await "}`]);
      insertAfter(draft, statement, checkLines(draft, check, of, react));
      return true;
    },
  };
}

/** The statement, when it stands where lines can follow it. */
function statementOf(value: Node): Node | null {
  const statement = statementAround(value);
  const { parent } = statement;
  if (parent?.type === "ForStatement" || parent?.type === "ForOfStatement" || parent?.type === "ForInStatement")
    return parent.body === statement ? statement : null;
  if (statement.type === "VariableDeclaration" || statement.type === "ExpressionStatement")
    return parent?.type === "ExportNamedDeclaration" ? parent : statement;
  return null;
}

/** Behind the log line that shows the answer. */
function lastLog(draft: Draft, statement: Node, target: Node): Node {
  const { parent } = statement;
  if (parent?.type !== "BlockStatement" && parent?.type !== "Program") return statement;
  const names = [...draft.textOf(target).matchAll(/\w+/g)].map(([name]) => name);
  const later = parent.body.slice(parent.body.indexOf(statement as never) + 1);
  const log = later.find(
    (one) =>
      one.type === "ExpressionStatement" &&
      one.expression.type === "CallExpression" &&
      draft.reading.operations.of(one.expression)?.kind === "log" &&
      names.some((name) => new RegExp(`\\b${name}\\b`).test(draft.textOf(one))),
  );
  return log ?? statement;
}
