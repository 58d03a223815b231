import type { TSESTree } from "@typescript-eslint/types";
import type { Handler } from "../../../model/handler.ts";
import type { Call, Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import { blockSite } from "./block-site.ts";
import { callbackSite } from "./callback-site.ts";
import { errorName } from "./error-name.ts";
import { eventSite } from "./event-site.ts";
import { nodesAt } from "./find-node.ts";
import { settledSite } from "./settled-site.ts";
import type { Site } from "./site.ts";
import { tellCallerOf } from "./tell-caller.ts";
import { testSite } from "./test-site.ts";
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
    case "errorFirst": {
      const callback = nodes.find((node) => node.parent?.type === "CallExpression" && node.parent.callee !== node);
      return testAmong(draft, nodes) ?? (callback ? untestedSite(draft, callback) : null);
    }
    case "testedValue":
      return testAmong(draft, nodes);
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

function testAmong(draft: Draft, nodes: readonly Node[]): Site | null {
  const test = nodes.find((node) => node.type === "IfStatement");
  const site = test ? testSite(draft, test) : null;
  return test && site && !site.throws ? { ...site, passOn: tellCallerOf(draft, test) } : site;
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
