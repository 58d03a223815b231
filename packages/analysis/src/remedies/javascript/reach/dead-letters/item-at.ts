import type { FunctionNode, Node } from "../../../../reading/javascript/syntax/node.ts";
import { turnAround } from "./turn-around.ts";

/** The item that is lost, by its name: of a loop or callback over a batch the one at hand, else what the unit was given. */
export function itemAt({
  site,
  home,
}: {
  readonly site: { readonly node: Node };
  readonly home: FunctionNode;
}): string | null {
  const turn = turnAround(site.node, home);
  const atHand = turn ? nameOf(turn.item) : null;
  if (atHand !== null) return atHand;
  const names = home.params.map(nameOf);
  return names.find((name) => name !== null && !isTool(name)) ?? names[0] ?? null;
}

/** `handleOrder(channel, message)`: what the work is done with comes first at times. */
function isTool(name: string): boolean {
  return /^(?:_\w*|id|topic|ch|\w*[cC]hannel|redis|\w*[cC]lient|connection|conn|db|ctx|context|\w*[cC]onsumer|\w*[pP]roducer|boss|nc|js|deps|services|log|logger)$/.test(
    name,
  );
}

/** The variable of the loop around a node: `record` of `for (const record of event.Records)`. */
export function loopVariable(node: Node, home: FunctionNode): string | null {
  const turn = turnAround(node, home);
  return turn?.isLoop ? nameOf(turn.item) : null;
}

/** A name, or the payload among those that a parameter is taken apart into. */
function nameOf(parameter: Node | null | undefined): string | null {
  if (parameter?.type === "Identifier") return parameter.name;
  if (parameter?.type === "ArrayPattern") return nameOf(parameter.elements[0]);
  if (parameter?.type !== "ObjectPattern") return null;
  const names = parameter.properties.flatMap((property) =>
    property.type === "Property" && property.value.type === "Identifier" ? [property.value.name] : [],
  );
  return (
    names.find((name) => /^(?:message|msg|event|data|payload|body|record|job|item)$/.test(name)) ?? names[0] ?? null
  );
}
