import type { Operation } from "../../../model/operation.ts";
import type { Reading } from "../reading.ts";
import { chainOf } from "../syntax/chain.ts";
import { memberName, stringValue, unwrap, type Call, type Node } from "../syntax/node.ts";

const queues = /^(?:xadd|[lr]pushx?|rpoplpush|lmove|brpoplpush)$/i;
const writes =
  /^(?:set|setnx|mset|msetnx|hset|hmset|hsetnx|sadd|zadd|incr|incrby|incrbyfloat|hincrby|zincrby|decr|decrby|append|getset|json\.set|geoadd|zrem|srem|hdel|lrem|del|unlink)$/i;
const expires = /^(?:p?expire(?:at)?|p?setex)$/i;
/** Words of keys that hold what can be made again. */
const rebuilt =
  /cache|session|rate|limit|lock|ttl|throttle|presence|token|nonce|otp|recent|seen|stats?|metric|count|usage|view/i;
const kept =
  /order|payment|invoice|ledger|balance|inventory|stock|reserv|booking|queue|stream|outbox|job|task|wallet|account|subscription/i;

/*
 * What a pipeline's `exec()` stands for; null when it only reads.
 *
 * | commands                                       | tier      |
 * |------------------------------------------------|-----------|
 * | `xadd`, `lpush`, `rpush`                       | `primary` |
 * | other writes, to keys called after work        | `primary` |
 * | anything that expires, or other keys           | `cache`   |
 */
export function pipelineOf(reading: Reading, call: Call, operation: Operation): Operation | null {
  const commands = commandsOf(reading, call);
  const names = commands.map(({ name }) => name);
  if (names.length > 0 && !names.some((name) => queues.test(name) || writes.test(name) || expires.test(name)))
    return null;
  const keys = commands.map(({ key }) => key).join(" ");
  const isQueue = names.some((name) => queues.test(name));
  const isWork =
    !rebuilt.test(keys) &&
    !names.some((name) => expires.test(name)) &&
    (isQueue || (kept.test(keys) && names.some((name) => writes.test(name))));
  return isWork ? { ...operation, tier: "primary", role: "primary" } : operation;
}

interface Command {
  readonly name: string;
  readonly key: string;
}

/** The commands of `redis.pipeline().set(…).exec()`, and of `pipeline.set(…)` wherever the same variable is used. */
function commandsOf(reading: Reading, call: Call): readonly Command[] {
  const { links, root } = chainOf(call);
  const found = links.map((link) => commandOf(reading, link.name, link.call));
  const variable = root.type === "Identifier" ? reading.bindings.variableOf(root) : null;
  const isPipeline = links.every(({ name }) => name !== "pipeline" && name !== "multi");
  if (variable && isPipeline)
    for (const reference of variable.references) {
      const member = (reference.identifier as Node).parent;
      if (
        member?.type === "MemberExpression" &&
        member.parent.type === "CallExpression" &&
        member.parent.callee === member
      )
        found.push(commandOf(reading, memberName(member) ?? "", member.parent));
    }
  return found.filter(({ name }) => !/^(?:exec|pipeline|multi)$/.test(name));
}

function commandOf(reading: Reading, name: string, call: Call): Command {
  const key = call.arguments[0] ? unwrap(call.arguments[0]) : null;
  return { name, key: key ? (stringValue(key) ?? "") + reading.file.textOf(key).slice(0, 80) : "" };
}
