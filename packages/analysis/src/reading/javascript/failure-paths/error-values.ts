import type { TSESTree } from "@typescript-eslint/types";
import { calledName, pathOf, propertyName, propertyOf, stringValue, unwrap, type Node } from "../syntax/node.ts";

const failureKeys = new Set([
  "error",
  "errors",
  "err",
  "failure",
  "failures",
  "failed",
  "exception",
  "errorMessage",
  "errorCode",
  "batchItemFailures",
  "reason",
]);
const failureCall =
  /^(?:err|Err|error|Error|fail|Fail|failure|Failure|left|Left|failed|reject|rejected|throwError|errAsync|toError|errorResponse|badRequest|internalServerError|internalError|serverError|makeError|createError|newError|wrapError|\w*ErrorResponse|\w*Failure|\w*Error)$/;
const failureStatus =
  /^(?:fail|failed|failure|error|errored|rejected|invalid|unavailable|unhealthy|down|dead|retry|partial)/i;

/** Whether a value tells its reader that the work failed: `{ ok: false }`, `err(e)`, `{ error }`, `{ status: 'failed' }`. */
export function isErrorValue(node: Node | null | undefined): boolean {
  if (!node) return false;
  const value = unwrap(node);
  switch (value.type) {
    case "ObjectExpression":
      return (
        isStatusObject(value) ||
        value.properties.some((property) => property.type === "Property" && isFailureProperty(property))
      );
    case "NewExpression":
    case "CallExpression":
      return (
        failureCall.test(calledName(value) ?? "") ||
        value.arguments.some((argument) => argument.type === "ObjectExpression" && isErrorValue(argument))
      );
    case "ConditionalExpression":
      return isErrorValue(value.consequent) || isErrorValue(value.alternate);
    case "ArrayExpression":
      return value.elements.some((element) => isErrorValue(element));
    case "MemberExpression":
      return /(?:fail|error|reject|invalid|nack|retry)/i.test(propertyName(value.property) ?? "");
    case "Literal":
      return typeof value.value === "string" && failureStatus.test(value.value);
    default:
      return false;
  }
}

/** An error that is made of the one that was caught: `handleSocketError(client, new SocketError('auth'))`. */
export function makesError(node: Node): boolean {
  if (node.type === "Identifier") return /^_?(?:[a-z]\w*E|e)rr(?:or)?$/.test(node.name);
  return node.type === "NewExpression" && isErrorValue(node);
}

const doneKey =
  /^(?:accepted|acknowledged|handled|stored|persisted|written|published|processed|queued|enqueued|completed|synced|sent|done|uploaded|imported|exported|created|updated|deleted|indexed|triggered|notified|subscribed|unsubscribed|deployed|installed|charged|refunded|paid|successful)$/;

/** gRPC's `{ code: status.INTERNAL, message }`; not `{ code: 0, message: "ok" }`. */
function isStatusObject(value: TSESTree.ObjectExpression): boolean {
  const code = propertyOf(value, "code");
  if (!code || !(propertyOf(value, "message") ?? propertyOf(value, "details"))) return false;
  return code.type === "MemberExpression" && !/\.(?:OK|Ok|SUCCESS|Success)$/.test(pathOf(code) ?? "");
}

function isFailureProperty(property: TSESTree.Property): boolean {
  const key = propertyName(property.key) ?? "";
  const value = unwrap(property.value);
  if (doneKey.test(key)) return isFalsy(value);
  // `{ closed: false }`: what was asked for was not done.
  if (key.endsWith("ed") && value.type === "Literal" && value.value === false) return true;
  if (/^(?:ok|success|succeeded|isSuccess|valid|delivered|saved|healthy|connected)$/.test(key)) return isFalsy(value);
  if (/^(?:status|state|result|outcome|type|kind|code)$/.test(key)) {
    if (value.type === "Literal" && typeof value.value === "number") return value.value >= 400;
    return failureStatus.test(stringValue(value) ?? "") || isErrorValue(value);
  }
  if (key === "statusCode") return !(value.type === "Literal" && typeof value.value === "number" && value.value < 400);
  if (failureKeys.has(key))
    return (
      !(value.type === "Literal" && value.value === null) &&
      !(value.type === "Identifier" && value.name === "undefined") &&
      !(value.type === "ArrayExpression" && value.elements.length === 0)
    );
  return false;
}

export function isFalsy(value: Node): boolean {
  return (
    (value.type === "Literal" &&
      (value.value === false || value.value === null || value.value === 0 || value.value === "")) ||
    (value.type === "Identifier" && value.name === "undefined") ||
    (value.type === "UnaryExpression" &&
      (value.operator === "void" || (value.operator === "-" && value.argument.type === "Literal")))
  );
}

/** `null`, `undefined`, `false`, `[]`, `{}`: a value that stands for "nothing came of it". */
export function isEmptyValue(value: Node): boolean {
  return (
    isFalsy(value) ||
    (value.type === "ArrayExpression" && value.elements.length === 0) ||
    (value.type === "ObjectExpression" && value.properties.length === 0)
  );
}

/** The HTTP status that a response call or assignment sets, when it is written as a number or constant. */
export function statusOf(node: Node): number | null {
  const value = unwrap(node);
  if (value.type === "Literal" && typeof value.value === "number") return value.value;
  const name =
    value.type === "MemberExpression" ? propertyName(value.property) : value.type === "Identifier" ? value.name : null;
  if (name === null) return null;
  if (/^(?:OK|Ok|CREATED|Created|ACCEPTED|Accepted|NO_CONTENT|NoContent)$/.test(name)) return 200;
  return /ERROR|Error|BAD|Bad|FORBIDDEN|UNAUTHORIZED|NOT_FOUND|NotFound|CONFLICT|UNAVAILABLE|Unavailable|UNPROCESSABLE/.test(
    name,
  )
    ? 500
    : null;
}
