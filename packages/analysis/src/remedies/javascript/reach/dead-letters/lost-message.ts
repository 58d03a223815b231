import type { PlanText } from "../../../../model/plan.ts";
import { code } from "../../source/code.ts";
import type { LostItem } from "../dead-letter.ts";

/** What was lost and why, as the text of an error: `"stock message dropped: invalid payload"`. */
export function lostMessage({ draft, subject, error }: LostItem, withError = false): PlanText {
  const words = `${subject.unit} ${subject.what}: ${subject.because}`;
  const { quote } = draft.style;
  return withError && error !== null
    ? code`${"`"}${words}: \${String(${error})}${"`"}`
    : code`${quote}${words}${quote}`;
}
