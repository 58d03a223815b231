import type { Operation } from "../../../model/operation.ts";
import { effectsLeaving, writesLeaving } from "../failure-paths/protected-writes.ts";
import { effectCall } from "../failure-paths/effect-call.ts";
import type { Reading } from "../reading.ts";
import { bodyOf, calledName, pathOf, receiverOf, unwrap, type Call, type Node } from "../syntax/node.ts";
import type { FailureArm } from "./failure-arm.ts";
import { parameterVariables } from "./parameter-variables.ts";
import { functionOf, knownHandler } from "./promise-handler.ts";
import { siteOf } from "./site-of.ts";

/** `from(save()).pipe(catchError(() => EMPTY))`: what the stream before the operator writes. */
export function* armOfObservable(reading: Reading, call: Call): Generator<FailureArm> {
  if (call.callee.type !== "Identifier" || !/^(?:catchError|onErrorResumeNext\w*)$/.test(call.callee.name)) return;
  const pipe = call.parent;
  if (pipe.type !== "CallExpression" || pipe.callee === call) return;
  if (!/^(?:pipe|compose)$/.test(calledName(pipe) ?? "")) return;
  const source = receiverOf(pipe);
  const before: readonly Node[] = pipe.arguments.slice(0, pipe.arguments.indexOf(call));
  const roots = source ? [source, ...before] : before;
  const written = writesLeaving(reading, roots);
  const effects = written.length > 0 ? written : effectsLeaving(reading, roots);
  const operations = effects.length > 0 || !source ? effects : requestOf(reading, source);
  if (operations.length === 0) return;
  const handler = call.arguments[0];
  const fn = handler ? functionOf(reading, handler) : null;
  const shared = {
    form: "catchCallback",
    place: call.callee,
    operations,
    site: siteOf(call),
    returnLeaves: false,
    awaited: true,
  } as const;
  if (!fn) {
    yield { ...shared, body: [], errors: [], known: handler ? knownHandler(handler) : { level: "silent", text: null } };
    return;
  }
  // What the handler gives in place of the stream is its answer: `throwError(() => e)`, or nothing at all.
  const given =
    fn.body?.type === "BlockStatement" ? reading.file.bodyOf(fn).returns.map((one) => one.argument) : [fn.body];
  if (given.some((value) => value !== null && givesAnswer(value))) return;
  const { level, text } =
    fn.body?.type === "BlockStatement"
      ? reading.reports.of(bodyOf(fn), parameterVariables(reading, fn, 0))
      : { level: "silent" as const, text: null };
  yield { ...shared, body: [], errors: [], known: { level, text } };
}

/** `of({ ok: false })` and other streams that say something; `EMPTY`, `of(null)` and `NEVER` say nothing. */
function givesAnswer(body: Node | null | undefined): boolean {
  if (!body) return false;
  const value = unwrap(body);
  if (value.type === "Identifier") return !/^(?:EMPTY|NEVER)$/.test(value.name);
  if (value.type !== "CallExpression") return true;
  const name = pathOf(value.callee) ?? "";
  if (/^(?:empty|never)$/.test(name)) return false;
  if (name !== "of") return true;
  const [given] = value.arguments;
  return (
    given !== undefined &&
    !(given.type === "Literal" && (given.value === null || given.value === false)) &&
    !(given.type === "Identifier" && given.name === "undefined") &&
    !(given.type === "ArrayExpression" && given.elements.length === 0)
  );
}

/** `this.http.post(url, body).pipe(…)`: a cold request, sent when somebody subscribes. */
function requestOf(reading: Reading, source: Node): readonly Operation[] {
  const path = source.type === "CallExpression" ? (pathOf(source.callee) ?? "") : "";
  if (!/(?:http|httpService|httpClient|axios|api|client)\.(?:post|put|patch|delete)$/i.test(path)) return [];
  if (source.type !== "CallExpression") return [];
  const client = receiverOf(source);
  const origin = client ? reading.origins.of(client) : null;
  const isKnown = origin?.is === "typed" && /^Http(?:Service|Client)$/.test(origin.name);
  return [{ ...effectCall(source, path), certainty: isKnown ? "proved" : "likely" }];
}
