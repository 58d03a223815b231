import { calledName, isFunction, propertyName, type FunctionNode, type Node } from "../syntax/node.ts";

/** Inside another failure's handler: that failure is the news. */
export function isOnErrorPath(site: Node, home: FunctionNode): boolean {
  for (let node: Node | undefined = site.parent; node && node !== home; node = node.parent)
    if (node.type === "CatchClause") return true;
  return false;
}

/** `setInterval(async () => …)` tries again by itself; `cache: { set() {} }` fills what can be filled again. */
export function isRepeated(site: Node): boolean {
  for (let node: Node | undefined = site.parent; node; node = node.parent) {
    if (isFunction(node) && node.parent.type === "CallExpression" && calledName(node.parent) === "setInterval")
      return true;
    if (node.type === "Property" && /cache/i.test(propertyName(node.key) ?? "")) return true;
  }
  return false;
}

const sideFolder = /telemetry|analytics|^(?:metrics|scripts?|generators?|benchmarks?|seeds?|seeders?|codegen)$/i;

/** Folders and cache files whose writes nobody is called out for. */
export function isSideRoom(filename: string): boolean {
  const parts = filename.split(/[\\/]/);
  const file = parts.at(-1) ?? "";
  return (
    /cach(?:e|ing)|^(?:metrics|telemetry|analytics)\.[cm]?[jt]s$/i.test(file) ||
    parts.slice(0, -1).some((part) => sideFolder.test(part))
  );
}
