import type { Variable } from "@typescript-eslint/scope-manager";
import type { Reading } from "../reading.ts";
import { calledName, contains, enclosingFunction, memberName, type FunctionNode, type Node } from "../syntax/node.ts";

/** Members that prepare an answer, or only look at it. */
const preparing =
  /^(?:set|setHeader|header|headers|removeHeader|append|type|vary|cookie|clearCookie|locals|status|statusCode|statusMessage|links|on|once|off|flushHeaders|setTimeout|getHeader|get|app|req)$/;

/** The response of one request, and `next`: where they are used, somebody answers or may do so. */
export class Response {
  private readonly uses: readonly Node[];
  private readonly preparations: readonly Node[];

  private constructor(uses: readonly Node[], preparations: readonly Node[]) {
    this.uses = uses;
    this.preparations = preparations;
  }

  /** Of `(req, res)` and `(req, res, next)`; null for handlers that answer in another way. */
  static of(reading: Reading, home: FunctionNode): Response | null {
    const [request, response, next] = home.params;
    if (request?.type !== "Identifier" || response?.type !== "Identifier" || !/^_?re[sp]/.test(response.name))
      return null;
    const named = (name: string): Variable | undefined =>
      reading.bindings.declaredBy(home).find((variable) => variable.name === name);
    const uses: Node[] = [];
    const preparations: Node[] = [];
    for (const variable of [named(response.name), next?.type === "Identifier" ? named(next.name) : undefined])
      for (const reference of variable?.references ?? []) {
        const use = reference.identifier as Node;
        if (isPreparation(use)) preparations.push(use);
        else uses.push(use, ...callsOfHelper(reading, use, home));
      }
    return new Response(uses, preparations);
  }

  /** A use that answers, hands the response on, or passes the request on. */
  isUsedIn(node: Node): boolean {
    return this.isUsedBetween(node.range[0], node.range[1]);
  }

  /** `res.status(500)` without a word after it. */
  isPreparedIn(node: Node): boolean {
    return this.preparations.some((use) => contains(node, use));
  }

  isUsedBetween(start: number, end: number): boolean {
    return this.uses.some((use) => start <= use.range[0] && use.range[1] <= end);
  }

  /** Used by this very function, not by one inside it. */
  isUsedBy(fn: FunctionNode): boolean {
    return this.uses.some((use) => enclosingFunction(use) === fn);
  }

  firstIn(node: Node): Node | null {
    return this.uses.find((use) => contains(node, use)) ?? null;
  }
}

function isPreparation(use: Node): boolean {
  const { parent } = use;
  if (parent?.type !== "MemberExpression" || parent.object !== use) return false;
  if (!preparing.test(memberName(parent) ?? "")) return false;
  // `res.status(404)` alone sends nothing; `res.status(404).json(…)` does.
  const call = parent.parent;
  return !(call.type === "CallExpression" && call.callee === parent && call.parent.type === "MemberExpression");
}

/** Calls of a local function that uses the response: `const fail = (status) => res.sendStatus(status)`. */
function callsOfHelper(reading: Reading, use: Node, home: FunctionNode): readonly Node[] {
  const helper = enclosingFunction(use);
  if (!helper || helper === home) return [];
  return reading.units.callersOf(helper);
}

/** The name of what answers: `res.json()`, `next()`. */
export function nameOfAnswer(use: Node): string {
  if (use.type === "CallExpression") return `${calledName(use) ?? "answer"}()`;
  const name = use.type === "Identifier" ? use.name : "response";
  const { parent } = use;
  const member = parent?.type === "MemberExpression" && parent.object === use ? memberName(parent) : null;
  return member === null ? `${name}()` : `${name}.${member}()`;
}
