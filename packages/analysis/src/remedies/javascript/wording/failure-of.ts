/** `this.orders.save()` → "save failed": what a failure goes by in a log line and a label. */
export function failureOf(operation: string): string {
  const name =
    operation
      .replaceAll("()", "")
      .split(/[^\w$]+/)
      .filter((part) => part !== "")
      .at(-1) ?? "write";
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
  return `${words === "" ? "write" : words} failed`;
}
