import type { Variable } from "@typescript-eslint/scope-manager";
import type { Unit } from "../../../model/unit.ts";
import type { Reading } from "../reading.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { calledName, contains, pathOf, unwrap, type Call, type FunctionNode } from "../syntax/node.ts";
import { makeUnit } from "./make-unit.ts";
import { nameOfFunction } from "./unit-names.ts";

const settling =
  /^(?:ack|acknowledge|xack|xAck|confirm|checkpoint|updateCheckpoint|resolveOffset|deleteMessage\w*|complete|(?:save|set|update|store|advance)(?:Cursor|Offset|Checkpoint|Watermark))$/;
/** `markPublished`, `markAsSent`; and not `markFailed`, or `markLocked` before the work. */
const marking = /^mark(?:As)?(?:[A-Z]\w{0,30}ed|Done|Sent|Complete)$/;
const otherwise = /Fail|Error|Reject|Invalid|Skipp|Delet|Start|Lock|Claim|Queued|Abort|Cancel/;

const moving =
  /(?:cursors?|offsets?|checkpoints?|watermarks?)\.(?:advance|save|set|store|commit|update|moveTo|write|put)$/i;

/** `ack(message)`, `outbox.markPublished(row.id)`: takes an item off the list. */
export function isSettling(call: Call): boolean {
  const name = calledName(call) ?? "";
  return settling.test(name) || (marking.test(name) && !otherwise.test(name)) || isMoving(call);
}

/** `cursors.write('crm', page.cursor)`: what stands before it is not asked for again. */
function isMoving(call: Call): boolean {
  return moving.test(pathOf(call.callee) ?? "");
}

/** `importOrders(path)`, `ingestFeed(file)`, which run over what they read: all of it is meant to come in. */
export function isImporter(file: SourceFile, node: FunctionNode): boolean {
  const name = nameOfFunction(node) ?? "";
  // `process(supplier, csv)` that parses what it is given is an import by another name.
  const reads = /^(?:process|store|book|upload)(?:[A-Z]|$)/.test(name) && parsesDocument(file, node);
  return (
    (reads || /^(?:import|ingest)(?:[A-Z]|$)/.test(name)) &&
    !/(?:Modules?|Plugins?|Keys?|Config|Package|Components?)$/.test(name) &&
    node.params.length > 0 &&
    (file.bodyOf(node).declarations.some((declaration) => declaration.parent.parent?.type === "ForOfStatement") ||
      file.bodyOf(node).calls.some((call) => /^(?:filter|flatMap)$/.test(calledName(call) ?? "")))
  );
}

/** `parse(csv)`, `JSON.parse(text)` of a parameter. */
function parsesDocument(file: SourceFile, node: FunctionNode): boolean {
  const names = new Set(node.params.flatMap((one) => (one.type === "Identifier" ? [one.name] : [])));
  return file
    .bodyOf(node)
    .calls.some(
      ({ callee, arguments: [first] }) =>
        callee.type === "Identifier" &&
        /^(?:parse|decode)(?:[A-Z]\w*)?$/.test(callee.name) &&
        first?.type === "Identifier" &&
        names.has(first.name),
    );
}

/**
 * `for (const row of await outbox.unpublished()) { …; await outbox.markPublished(row.id); }` works off a backlog, and so
 * does whoever goes on from where a cursor stands.
 */
export function backlogUnitOf(reading: Reading, node: FunctionNode): Unit | null {
  return node.async &&
    !isImporter(reading.file, node) &&
    (itemsOfBacklog(reading, node).length > 0 || movesOn(reading, node))
    ? makeUnit(node, "job", "likely", null, {
        onReturn: "the item is marked as done",
        settles: "byAck",
      })
    : null;
}

/** `for (const change of page.items) await apply(change); await cursors.write(name, page.cursor);` */
function movesOn(reading: Reading, node: FunctionNode): boolean {
  const { calls, loops } = reading.file.bodyOf(node);
  return loops.some(
    (loop) =>
      loop.type === "ForOfStatement" &&
      // `offsets.set(key, at)` of a map is none: a cursor is kept elsewhere.
      calls.some((call) => isMoving(call) && call.parent.type === "AwaitExpression" && call.range[0] > loop.range[1]),
  );
}

/**
 * The loop variables whose items a function fetches itself and marks as done in the same turn; of an importer, those of
 * whatever it reads.
 */
export function itemsOfBacklog(reading: Reading, node: FunctionNode): readonly Variable[] {
  const body = reading.file.bodyOf(node);
  if (isImporter(reading.file, node))
    return body.declarations.flatMap((declaration) =>
      declaration.parent.parent?.type === "ForOfStatement" ? reading.bindings.declaredBy(declaration) : [],
    );
  const marks = body.calls.filter((call) => isSettling(call));
  if (marks.length === 0) return [];
  return body.declarations.flatMap((declaration) => {
    const loop = declaration.parent.parent;
    if (loop?.type !== "ForOfStatement" || loop.await || loop.left !== declaration.parent) return [];
    const listed = unwrap(loop.right);
    const value = listed.type === "Identifier" ? reading.bindings.initialValue(listed) : loop.right;
    if (value?.type !== "AwaitExpression") return [];
    return reading.bindings
      .declaredBy(declaration)
      .filter((item) =>
        marks.some(
          (mark) =>
            contains(loop.body, mark) &&
            item.references.some(({ identifier }) => mark.arguments.some((argument) => contains(argument, identifier))),
        ),
      );
  });
}
