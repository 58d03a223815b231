import type { TSESTree } from "@typescript-eslint/types";
import { isFunction, memberName, type Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import { blockSite } from "./block-site.ts";
import { elseSite } from "./else-site.ts";
import type { Site } from "./site.ts";

/*
 * The arm of a test that runs when something has failed.
 *
 * | test                                 | arm        | error          |
 * |--------------------------------------|------------|----------------|
 * | `error`, `error !== null`            | consequent | `error`        |
 * | `result.error`                       | consequent | `result.error` |
 * | `!error`, `error === null`           | alternate  | `error`        |
 * | `!response.ok`                       | consequent | none           |
 * | `response.ok`, `result.success`      | alternate  | none           |
 */
export function testSite(draft: Draft, test: TSESTree.IfStatement): Site | null {
  const { failsWhen, error } = subjectOf(test.test);
  const throws = !isInCallback(test);
  if (failsWhen) return blockSite(draft, test.consequent, () => error, { throws });
  if (!test.alternate) return { ...elseSite(draft, test), throws, error: () => error };
  return test.alternate.type === "IfStatement" ? null : blockSite(draft, test.alternate, () => error, { throws });
}

interface Subject {
  /** The test holds when something has failed. */
  readonly failsWhen: boolean;
  readonly error: string | null;
}

function subjectOf(test: Node): Subject {
  if (test.type === "UnaryExpression" && test.operator === "!") {
    const inner = subjectOf(test.argument);
    return { ...inner, failsWhen: !inner.failsWhen };
  }
  if (test.type === "BinaryExpression") {
    const inner = subjectOf(test.left as Node);
    return /^[!=]==?$/.test(test.operator) && isNothing(test.right)
      ? { ...inner, failsWhen: test.operator.startsWith("!") === inner.failsWhen }
      : { failsWhen: true, error: null };
  }
  if (test.type === "Identifier") {
    const isGood = /^(?:ok|success|succeeded|isOk)$/i.test(test.name);
    return { failsWhen: !isGood, error: isGood ? null : test.name };
  }
  if (test.type === "MemberExpression") {
    const name = memberName(test) ?? "";
    if (/^(?:ok|success|succeeded|isOk|acknowledged)$/i.test(name)) return { failsWhen: false, error: null };
    const isPlain = test.object.type === "Identifier" && !test.computed && /err|fail/i.test(name);
    return {
      failsWhen: true,
      error: isPlain && test.object.type === "Identifier" ? `${test.object.name}.${name}` : null,
    };
  }
  return { failsWhen: true, error: null };
}

function isNothing(node: Node): boolean {
  return (node.type === "Literal" && node.value === null) || (node.type === "Identifier" && node.name === "undefined");
}

/** A throw in a callback ends no function that anybody waits for. */
function isInCallback(node: Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (!isFunction(current)) continue;
    const { parent } = current;
    return parent?.type === "CallExpression" && parent.arguments.includes(current as never) && !current.async;
  }
  return false;
}
