import type { TSESTree } from "@typescript-eslint/types";
import { isWrite, type Operation } from "../../../model/operation.ts";
import { reportLevels } from "../../../model/report.ts";
import { isEmptyValue, isErrorValue } from "../failure-paths/error-values.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import type { Reading } from "../reading.ts";
import {
  contains,
  memberName,
  propertyName,
  stringValue,
  unwrap,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import type { FailingOperation } from "./failing-operation.ts";
import { requestOf } from "./request-of.ts";

/*
 * A function of the project that tells of its write's failure in what it returns, as people write it:
 *
 * | return                                        | tells by           |
 * |-----------------------------------------------|--------------------|
 * | `{ ok: false }`, `{ success: false, … }`      | `ok`, `success`    |
 * | `{ error }`, `{ data: null, error: e }`       | `error`            |
 * | `{ ok: response.ok, data }`                   | `ok`               |
 */
export function ownResult(reading: Reading, fn: FunctionNode): FailingOperation | null {
  for (const statement of reading.file.bodyOf(fn).returns) {
    const value = statement.argument ? unwrap(statement.argument) : null;
    const fields = value?.type === "ObjectExpression" ? tellingFields(value) : [];
    const [first] = fields;
    if (!first) continue;
    const handler = handlerAround(statement, fn);
    const found = handler ? caughtBy(reading, handler) : answeredIn(reading, fn);
    if (!found) continue;
    return {
      operation: found.operation,
      result: {
        reads: fields.map(({ name }) => name),
        failsWhen: first.failsWhen,
        severity: "high",
        neverThrows: handler !== null,
      },
      isLogged: found.isLogged,
    };
  }
  return null;
}

interface Told {
  readonly operation: Operation;
  readonly isLogged: boolean;
}

/** What the `try` writes, unless its handler tells somebody else as well. */
function caughtBy(reading: Reading, handler: TSESTree.CatchClause): Told | null {
  const { parent } = handler;
  if (parent.type !== "TryStatement") return null;
  const errors = handler.param ? reading.bindings.declaredBy(handler) : [];
  const statements = handler.body.body.filter(({ type }) => type !== "ReturnStatement");
  const { level } = reading.reports.of(statements, errors);
  if (reportLevels.indexOf(level) >= reportLevels.indexOf("counted")) return null;
  const operation = mainOf(writesLeaving(reading, [parent.block], true)) ?? requestIn(reading, parent.block);
  return operation ? { operation, isLogged: level === "logged" } : null;
}

/** What somebody else answered, packed into an answer of the function's own. */
function answeredIn(reading: Reading, fn: FunctionNode): Told | null {
  const operation = fn.body ? requestIn(reading, fn.body) : null;
  return operation ? { operation, isLogged: false } : null;
}

function requestIn(reading: Reading, root: Node): Operation | null {
  for (const call of reading.file.bodyAround(root).calls) {
    const request = contains(root, call) ? requestOf(reading, call) : null;
    if (request) return request;
  }
  return null;
}

function mainOf(writes: readonly Operation[]): Operation | null {
  const known = writes.filter((operation) => isWrite(operation));
  return known.find(({ role, tier }) => role === "primary" && tier === "primary") ?? known[0] ?? null;
}

function handlerAround(node: Node, fn: FunctionNode): TSESTree.CatchClause | null {
  for (let inner: Node | undefined = node; inner && inner !== fn; inner = inner.parent)
    if (inner.type === "CatchClause") return inner;
  return null;
}

interface Field {
  readonly name: string;
  readonly failsWhen: string;
}

const succeeds =
  /^(?:ok|success|succeeded|isSuccess|isOk|sent|delivered|saved|stored|accepted|published|queued|created|updated|uploaded)$/;

/** The fields of an answer that say of it that it failed. */
function tellingFields(answer: TSESTree.ObjectExpression): readonly Field[] {
  return answer.properties.flatMap((property) => {
    if (property.type !== "Property" || property.computed) return [];
    const name = propertyName(property.key) ?? "";
    const value = unwrap(property.value);
    const isPassedOn = value.type === "MemberExpression" && memberName(value) === "ok";
    if (succeeds.test(name)) {
      const isFalse = value.type === "Literal" && value.value === false;
      return isFalse || isPassedOn ? { name, failsWhen: `\`${name}\` is false` } : [];
    }
    if (/^(?:error|err|errors|failure)$/.test(name))
      return isErrorValue(answer) && !isEmptyValue(value) ? { name, failsWhen: `\`${name}\` is set` } : [];
    const status = /^(?:status|state|outcome)$/.test(name) ? stringValue(value) : null;
    return status !== null && /^(?:fail|error|reject)/i.test(status)
      ? { name, failsWhen: `\`${name}\` is \`${status}\`` }
      : [];
  });
}
