import { element, type Child } from "./element.ts";

/** A sentence in which code stands between backticks. */
export function richText(text: string): readonly Child[] {
  return text.split(/(`[^`]+`)/).flatMap((part): readonly Child[] => {
    if (part === "") return [];
    return part.length > 2 && part.startsWith("`") ? [element("code", {}, part.slice(1, -1))] : [part];
  });
}
