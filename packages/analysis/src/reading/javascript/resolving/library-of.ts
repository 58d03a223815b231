import type { Found } from "../modules/module-view.ts";
import { classMember, type ClassNode } from "../syntax/classes.ts";
import type { Node } from "../syntax/node.ts";
import type { Origin, Origins } from "./origins.ts";

export interface LibraryReceiver {
  readonly library: string;
  readonly receiver: string | null;
}

const maximumBases = 12;

/**
 * The library whose `member` is asked of a value, also by way of classes that extend its own, and, when `follows`, by
 * way of other modules.
 */
export function libraryOf(origins: Origins, object: Node, member: string, follows: boolean): LibraryReceiver | null {
  return libraryBehind(origins, origins.of(object), member, follows);
}

/** The same for a value that no node of the file stands for. */
export function libraryBehind(
  origins: Origins,
  value: Origin | null,
  member: string,
  follows: boolean,
): LibraryReceiver | null {
  let origin = value;
  for (let step = 0; step < maximumBases && origin; step++) {
    if (origin.is === "library") return origin;
    if (origin.is === "instance" || origin.is === "class") {
      const owner: ClassNode = origin.is === "instance" ? origin.of : origin.node;
      if (!owner.superClass || classMember(owner, member)) return null;
      origin = origins.of(owner.superClass);
      continue;
    }
    const { modules } = origins;
    if (!modules || !follows) return null;
    if (origin.is === "typed" && origin.source !== null)
      return libraryIn(modules.find(origin.source, [origin.name]), member);
    return origin.is === "imported" ? libraryIn(modules.find(origin.source, origin.path), member) : null;
  }
  return null;
}

/** The library of what another module gives; a class of that module may extend one of the library's. */
function libraryIn(found: Found | null, member: string): LibraryReceiver | null {
  if (!found) return null;
  const { value } = found;
  if (value.is === "library") return value;
  return value.is === "class" && value.base?.is === "library" && !value.members.has(member) ? value.base : null;
}
