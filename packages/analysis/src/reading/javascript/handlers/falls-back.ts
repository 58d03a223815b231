import type { Reading } from "../reading.ts";
import type { Node } from "../syntax/node.ts";
import type { FailureArm } from "./failure-arm.ts";

/**
 * The handler gives what was to be set another value, on purpose:
 *
 *     await download(icon).then((url) => { metadata.icon = url; }).catch(() => { metadata.icon = placeholder; });
 */
export function fallsBack(reading: Reading, arm: FailureArm): boolean {
  const fallbacks = membersSetIn(reading, arm.body);
  if (fallbacks.size === 0) return false;
  const { site } = arm;
  const tried = membersSetIn(reading, [site.type === "TryStatement" ? site.block : site], arm.body);
  return [...fallbacks].some((path) => tried.has(path));
}

/** The members that are assigned a value: `metadata.icon`. */
function membersSetIn(reading: Reading, roots: readonly Node[], except: readonly Node[] = []): ReadonlySet<string> {
  const found = new Set<string>();
  for (const root of roots)
    reading.file.descend(root, (node) => {
      if (except.includes(node)) return false;
      if (node.type === "AssignmentExpression" && node.operator === "=" && node.left.type === "MemberExpression")
        found.add(reading.file.textOf(node.left));
      return undefined;
    });
  return found;
}
