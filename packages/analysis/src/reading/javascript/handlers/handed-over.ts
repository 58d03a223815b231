import { calledBackWith } from "../failure-paths/calls-back.ts";
import { claimOf } from "../failure-paths/claim-of.ts";
import type { Reading } from "../reading.ts";
import { bodyOf, isFunction, type Call, type FunctionNode, type Node } from "../syntax/node.ts";

/** `sftp.upload(name, data, (err) => …)`: what is handed over to somebody is done for what it does there. */
export function handsOver(call: Call, path: string): boolean {
  return (
    /\w\.(?:send|upload|deliver|publish|post|submit|transfer|transmit|dispatch)(?:[A-Z]\w*)?$/.test(path) &&
    !/(?:^|\.)(?:res|response|reply|ctx|process|child|worker|port|ws|socket|conn\w*|window|chrome\w*|runtime|tabs)\.\w+$/i.test(
      path,
    ) &&
    call.parent.type === "ExpressionStatement" &&
    // Whoever is given something back asked for that.
    takesNoMore(call.arguments.at(-1)) &&
    call.arguments.length > 1
  );
}

function takesNoMore(callback: Node | undefined): boolean {
  return isFunction(callback) && callback.params.length <= 1;
}

/**
 * `bus.send(queue, reading, function () { res.statusCode = 202; res.end(); })`: the answer does not ask how it went.
 * `isKnown`: what was called is an operation in itself, and no function of the project, which may call back as it likes.
 */
export function answersUnasked(reading: Reading, callback: FunctionNode, isKnown: boolean): boolean {
  if (callback.params.length > 0) return false;
  let answers = false;
  for (const part of bodyOf(callback))
    reading.file.descend(part, (node) => {
      answers ||=
        claimOf(reading, node, false)?.form === "answer" ||
        (isKnown && node.type === "CallExpression" && calledBackWith(node) !== null);
      return !answers;
    });
  return answers;
}
