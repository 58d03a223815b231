import type { Operation } from "../../../model/operation.ts";
import { isWrite } from "../../../model/operation.ts";
import type { Reading } from "../reading.ts";
import {
  bodyOf,
  calledName,
  contains,
  memberName,
  pathOf,
  placeOf,
  receiverOf,
  stringValue,
  unwrap,
  type Call,
  type Node,
} from "../syntax/node.ts";
import { roleByName } from "../../../vocabulary/role-names.ts";
import type { FailureArm } from "./failure-arm.ts";
import { classAround, memberValue } from "../syntax/classes.ts";
import { parameterVariables } from "./parameter-variables.ts";
import { functionOf, knownHandler } from "./promise-handler.ts";
import { siteOf } from "./site-of.ts";

/**
 * `file.createWriteStream().on('error', noop)`: the one place where a stream tells that it could not write. The `error`
 * event of a connection or worker is another thing: it is somebody's log by design.
 */
export function* armOfErrorEvent(reading: Reading, call: Call): Generator<FailureArm> {
  const name = calledName(call) ?? "";
  if (!/^(?:on|once|addListener)$/.test(name) || stringValue(call.arguments[0]) !== "error") return;
  const handler = call.arguments[1];
  const operation = handler ? writeStreamOf(reading, receiverOf(call)) : null;
  if (!handler || !operation) return;
  const fn = functionOf(reading, handler);
  const shared = {
    form: "errorEvent",
    place: call.callee.type === "MemberExpression" ? call.callee.property : call,
    operations: [operation],
    site: siteOf(call),
    returnLeaves: false,
    awaited: true,
  } as const;
  if (fn) yield { ...shared, body: bodyOf(fn), errors: parameterVariables(reading, fn, 0) };
  else yield { ...shared, body: [], errors: [], known: knownHandler(handler) };
}

/** The write that opens the stream: `const out = createWriteStream(path)`, `source.pipe(createWriteStream(path))`. */
function writeStreamOf(reading: Reading, receiver: Node | null): Operation | null {
  for (let node = receiver, steps = 0; node && steps < 8; steps++) {
    const value: Node = unwrap(node);
    if (value.type === "Identifier") {
      node = reading.bindings.initialValue(value);
      continue;
    }
    // `this.out = createWriteStream(path); this.out.on('error', noop);`
    if (value.type === "MemberExpression") {
      const owner = value.object.type === "ThisExpression" ? classAround(value) : null;
      node = owner ? memberValue(owner, memberName(value) ?? "") : null;
      continue;
    }
    if (value.type !== "CallExpression") return null;
    const name = calledName(value) ?? "";
    const opened = name === "pipe" ? value.arguments[0] : undefined;
    if (opened) {
      node = opened;
      continue;
    }
    if (/^(?:on|once|addListener)$/.test(name)) {
      node = receiverOf(value);
      continue;
    }
    return streamWrite(reading, value, name);
  }
  return null;
}

function streamWrite(reading: Reading, call: Call, name: string): Operation | null {
  if (
    !/^(?:(?:create|open|make)\w*(?:Sink|Writer|Writable|Upload|WriteStream|InsertStream|UploadStream|UploadStreamWithId))$/.test(
      name,
    )
  )
    return null;
  // A call with `.on(…)` behind it is the middle of its chain: the outermost call stands for the operation.
  const known = reading.operations.of(outermost(call));
  const operation: Operation =
    known && isWrite(known)
      ? known
      : {
          kind: "write",
          certainty: "likely",
          name,
          library: null,
          tier: "primary",
          role: roleByName(pathOf(call.callee) ?? name) ?? "primary",
          place: placeOf(call),
          resource: null,
          drift: "none",
        };
  return { ...operation, name: `${pathOf(call.callee) ?? name}()`, place: placeOf(call) };
}

function outermost(call: Call): Call {
  let top = call;
  for (let node: Node | undefined = call.parent; node; node = node.parent) {
    if (node.type === "CallExpression") {
      if (!contains(node.callee, top)) break;
      top = node;
    } else if (node.type !== "MemberExpression" && node.type !== "ChainExpression") break;
  }
  return top;
}
