import { endsOneItem } from "../guards/draft-of.ts";
import { clip } from "../syntax/clip.ts";
import { calledName, pathOf, placeOf, receiverOf, unwrap, wrapped, type Call, type Node } from "../syntax/node.ts";
import { isSettledAfter } from "./settled-after.ts";
import type { DraftDrop, Site } from "./site.ts";
import { saysKind } from "./type-choices.ts";

/** `await handlers[event.type]?.(event)`, `handlers.get(job.name)?.run(job)`: nothing happens where there is none. */
export function handlerMapDropOf(site: Site, call: Call): DraftDrop | null {
  if (!isOptional(call)) return null;
  const { reading, payload } = site;
  const found = lookupIn(call);
  if (!found) return null;
  const { key, map } = found;
  if (!payload.concerns(key) || !call.arguments.some((argument) => payload.concerns(argument) || payload.is(argument)))
    return null;
  // `pending[message.id]?.(message)` answers whoever waits; `listeners[event]` may well have none.
  if (/pending|waiting|callback|resolver|listener|subscriber|watcher|observer|hook|plugin|client|socket/i.test(map))
    return null;
  const text = reading.file.textOf(key);
  if (
    !saysKind(text) &&
    !(/handler|processor|dispatch|strateg|route|command|action|reducer/i.test(map) && !/id$/i.test(text))
  )
    return null;
  const { parent } = wrapped(call);
  if (parent?.type === "VariableDeclarator" || parent?.type === "AssignmentExpression") return null;
  // `handlers[type]?.(event) ?? unknown(event)`
  if (parent?.type === "LogicalExpression" || parent?.type === "ConditionalExpression") return null;
  return {
    kind: "drop",
    form: "handlerMap",
    loses: "kind",
    unit: site.unit,
    place: placeOf(call),
    decides: clip(text),
    checked: false,
    isMeantWhole: false,
    perItem: endsOneItem(call, "continue", site.home),
    work: {
      kind: "write",
      certainty: "likely",
      name: `${clip(reading.file.textOf(call.callee))}()`,
      library: null,
      tier: "primary",
      role: "primary",
      place: placeOf(call),
      resource: null,
      drift: "none",
    },
    settled: isSettledAfter(site, call),
    report: "silent",
    explained: reading.intent.remarks(call, call.range[0]),
  };
}

function isOptional(call: Call): boolean {
  const callee = unwrap(call.callee);
  return call.optional || (callee.type === "MemberExpression" && callee.optional);
}

/** The map of handlers and the key, in the call or in the constant that it calls. */
function lookupIn(call: Call): { readonly map: string; readonly key: Node } | null {
  const callee = unwrap(call.callee);
  const values = call.optional ? [callee] : callee.type === "MemberExpression" ? [unwrap(callee.object)] : [];
  for (const value of values) {
    if (value.type === "MemberExpression" && value.computed && value.property.type !== "Literal")
      return { map: pathOf(value.object) ?? "", key: value.property };
    if (value.type === "CallExpression" && calledName(value) === "get" && value.arguments[0])
      return { map: pathOf(receiverOf(value) ?? value) ?? "", key: value.arguments[0] };
  }
  return null;
}
