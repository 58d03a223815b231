import type { Operation } from "../../../model/operation.ts";
import { wordsOf } from "../../../vocabulary/name-pattern.ts";
import type { Reading } from "../reading.ts";
import { chainOf } from "../syntax/chain.ts";
import { memberName, stringValue, unwrap, type Call, type Node } from "../syntax/node.ts";

const queues = /^(?:xadd|[lr]pushx?|rpoplpush|lmove|brpoplpush)$/i;
const writes =
  /^(?:set|setnx|mset|msetnx|hset|hmset|hsetnx|sadd|zadd|incr|incrby|incrbyfloat|hincrby|zincrby|decr|decrby|append|getset|json\.set|geoadd|zrem|srem|hdel|lrem|del|unlink)$/i;
/** What adds to a value that nobody else keeps: after a failure the sum is wrong for good. */
const accumulates = /^(?:zincrby|hincrby|hincrbyfloat|incrby|incrbyfloat|decrby)$/i;
const expires = /^(?:p?expire(?:at)?|p?setex)$/i;
/** Words of keys that hold what can be made again. */
const rebuilt =
  /^(?:cache|session|rates?$|ratelimit|limit|locks?$|ttl|throttle|presence|token|nonce|otp|recent|seen|stats?$|metric|counts?$|counter|usage|views?$)/;
const kept =
  /order|payment|invoice|ledger|balance|inventory|stock|reserv|booking|queue|stream|outbox|job|task|wallet|account|subscription/i;

/*
 * What a pipeline's `exec()` stands for; null when it only reads.
 *
 * | commands                                       | tier      |
 * |------------------------------------------------|-----------|
 * | `xadd`, `lpush`, `rpush`                       | `primary` |
 * | other writes, to keys called after work        | `primary` |
 * | adding an amount to a value: `zincrby`         | `primary` |
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
    !wordsOf(keys).some((word) => rebuilt.test(word)) &&
    !names.some((name) => expires.test(name)) &&
    (isQueue ||
      (kept.test(keys) && names.some((name) => writes.test(name))) ||
      commands.some(({ name, amount }) => accumulates.test(name) && amount !== 1));
  return isWork ? { ...operation, tier: "primary", role: "primary" } : operation;
}

interface Command {
  readonly name: string;
  readonly key: string;
  /** Null when it is worked out. */
  readonly amount: number | null;
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
  const literal = call.arguments.find((argument) => argument.type === "Literal" && typeof argument.value === "number");
  return {
    name,
    amount: literal?.type === "Literal" ? Number(literal.value) : null,
    key: key ? (stringValue(key) ?? "") + reading.file.textOf(key).slice(0, 80) : "",
  };
}
