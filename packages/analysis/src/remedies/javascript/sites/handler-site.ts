import type { TSESTree } from "@typescript-eslint/types";
import type { Handler } from "../../../model/handler.ts";
import { isFunction, isLoop, type Call, type Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import { blockSite } from "./block-site.ts";
import { callbackSite } from "./callback-site.ts";
import { eventSite } from "./event-site.ts";
import { errorName } from "./error-name.ts";
import { nodesAt } from "./find-node.ts";
import { passOnOf } from "./pass-on.ts";
import { settledSite } from "./settled-site.ts";
import type { Site } from "./site.ts";
import { untestedSite } from "./untested-site.ts";

/** The path that a handler's failure takes; null where nothing can be written: no body is in view, or it has none. */
export function handlerSite(draft: Draft, { form, place }: Pick<Handler, "form" | "place">): Site | null {
  const nodes = nodesAt(draft.reading.file, place.start);
  switch (form) {
    case "catch": {
      const clause = nodes.find((node) => node.type === "CatchClause");
      return clause ? catchSite(draft, clause) : null;
    }
    case "catchCallback":
    case "errorEvent": {
      const call = callNamedAt(nodes);
      const handler = form === "errorEvent" ? call?.arguments[1] : call?.arguments[0];
      if (!handler) return null;
      return form === "errorEvent" ? eventSite(draft, handler) : callbackSite(draft, handler);
    }
    case "thenSecond": {
      const handler = nodes.find((node) => node.parent?.type === "CallExpression" && node.parent.callee !== node);
      return handler ? callbackSite(draft, handler) : null;
    }
    case "errorFirst":
    case "testedValue": {
      const callback = nodes.find((node) => node.parent?.type === "CallExpression" && node.parent.callee !== node);
      return testSite(draft, nodes) ?? (callback && form === "errorFirst" ? untestedSite(draft, callback) : null);
    }
    case "allSettled":
      return settledSite(draft, nodes);
    case "finally":
      return null;
  }
}

/** `catch (error) { … }`. */
export function catchSite(draft: Draft, clause: TSESTree.CatchClause): Site | null {
  const { param } = clause;
  if (param && param.type !== "Identifier") return null;
  let named = param?.type === "Identifier" ? param.name : null;
  return blockSite(draft, clause.body, () => {
    if (named === null) {
      named = errorName(draft, clause);
      draft.replace({ start: clause.range[0] + "catch".length, end: clause.body.range[0] }, [` (${named}) `]);
    }
    return named;
  });
}

/** `if (err) log(err);` in a callback, `if (error) { … }` after a call. */
function testSite(draft: Draft, nodes: readonly Node[]): Site | null {
  const test = nodes.find((node) => node.type === "IfStatement");
  if (!test) return null;
  const subject = subjectOf(test.test);
  return blockSite(draft, test.consequent, () => subject, {
    throws: !isInCallback(test),
    passOn: isInCallback(test) ? passOnOf(draft, test) : null,
  });
}

/** The value that tells of the failure: `error` in `if (error)`, `result.error` in `if (result.error)`. */
function subjectOf(test: Node): string | null {
  if (test.type === "Identifier") return test.name;
  if (test.type === "BinaryExpression" && (test.operator === "!=" || test.operator === "!=="))
    return subjectOf(test.left as Node);
  if (test.type !== "MemberExpression" || test.object.type !== "Identifier" || test.property.type !== "Identifier")
    return null;
  return /err|fail/i.test(test.property.name) && !test.computed ? `${test.object.name}.${test.property.name}` : null;
}

function callNamedAt(nodes: readonly Node[]): Call | null {
  for (const node of nodes) {
    if (node.type === "CallExpression" && node.parent) return node;
    const member = node.parent;
    if (member?.type === "MemberExpression" && member.property === node && member.parent.type === "CallExpression")
      return member.parent;
  }
  return null;
}

/** A throw in a callback ends no function that anybody waits for. */
function isInCallback(node: Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (isFunction(current)) {
      const { parent } = current;
      return parent?.type === "CallExpression" && parent.arguments.includes(current as never) && !current.async;
    }
    if (isLoop(current)) continue;
  }
  return false;
}
