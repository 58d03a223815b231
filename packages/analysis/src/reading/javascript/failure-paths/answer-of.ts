import { statusOf } from "./error-values.ts";
import { calledName, pathOf, receiverOf, unwrap, type Call, type Node } from "../syntax/node.ts";

const responder = /^(?:res|response|reply|rep|c|ctx|context|h|Response|NextResponse)$/;
const answers = new Set([
  "json",
  "send",
  "end",
  "sendStatus",
  "status",
  "code",
  "text",
  "body",
  "redirect",
  "render",
  "html",
  "writeHead",
  "response",
  "throw",
  "badRequest",
  "internalServerError",
  "notFound",
  "unauthorized",
  "forbidden",
]);

/** What a call answers to a request; null when it answers none. Without a status it is 200. */
export function answerOf(call: Call): number | null {
  const name = calledName(call);
  if (name === null || !answers.has(name)) return null;
  let root: Node | null = receiverOf(call);
  let status: number | null = null;
  let outer: Call = call;
  for (;;) {
    status ??= statusIn(outer);
    if (root?.type !== "CallExpression") break;
    outer = root;
    root = receiverOf(root);
  }
  return root && isResponder(root) ? (status ?? 200) : null;
}

function statusIn(call: Call): number | null {
  const name = calledName(call);
  if (
    name === "badRequest" ||
    name === "internalServerError" ||
    name === "notFound" ||
    name === "unauthorized" ||
    name === "forbidden" ||
    name === "throw"
  )
    return 500;
  const [first, second] = call.arguments;
  if (name === "status" || name === "sendStatus" || name === "code" || name === "writeHead")
    return first ? (statusOf(first) ?? 500) : null;
  if ((name === "json" || name === "text" || name === "body") && second) {
    const options = unwrap(second);
    if (options.type === "ObjectExpression") {
      for (const property of options.properties)
        if (property.type === "Property" && pathOf(property.key) === "status") return statusOf(property.value) ?? 500;
      return null;
    }
    return statusOf(options);
  }
  return null;
}

export function isResponder(node: Node): boolean {
  const path = pathOf(node);
  return path !== null && responder.test(path.slice(path.lastIndexOf(".") + 1));
}

/** `response.send(error.message)`, `res.end(String(error))`: no object, no second argument, no status in the chain. */
export function isTextOnly(call: Call): boolean {
  const [text, ...more] = call.arguments;
  return (
    text !== undefined &&
    more.length === 0 &&
    /^(?:send|end|text)$/.test(calledName(call) ?? "") &&
    receiverOf(call)?.type !== "CallExpression" &&
    unwrap(text).type !== "ObjectExpression"
  );
}
