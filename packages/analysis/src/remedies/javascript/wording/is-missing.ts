/** A guard has just found that there is no such value: `!order`, `order == null`, `!order || !order.id`. */
export function isMissing(expression: string, condition: string): boolean {
  if (expression === "") return false;
  return condition
    .split(/\|\||&&/)
    .map((part) => part.trim().replace(/^\(+/, ""))
    .some(
      (part) =>
        part === `!${expression}` ||
        part === `!${expression})` ||
        part.startsWith(`${expression} ==`) ||
        part === `typeof ${expression}` ||
        part.startsWith(`typeof ${expression} !`),
    );
}
