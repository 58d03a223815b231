import { code } from "../../source/code.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { enclosingFunction } from "../../../../reading/javascript/syntax/node.ts";

/** @golevelup/nestjs-rabbitmq: what the handler returns settles the message. */
export function rabbitHandler({ draft, home, site }: LostItem): DeadLetter | null {
  if (enclosingFunction(site.node) !== home) return null;
  const nack = draft.import("@golevelup/nestjs-rabbitmq", "Nack");
  const type = home.returnType?.typeAnnotation;
  const nothing =
    type?.type === "TSTypeReference" && type.typeArguments?.params[0]?.type === "TSVoidKeyword"
      ? type.typeArguments.params[0]
      : type?.type === "TSVoidKeyword"
        ? type
        : null;
  if (type && !nothing && !/\bNack\b/.test(draft.textOf(type))) return null;
  if (nothing) draft.insert(nothing.range[1], code` | ${nack}`);
  return {
    lines: [],
    leave: code`return new ${nack}(false)`,
    note: "RabbitMQ routes it to the queue's dead-letter exchange; without one (`deadLetterExchange`) it is dropped.",
  };
}
