import type { Handler } from "./handler.ts";
import type { Loss } from "./loss.ts";
import type { SuccessClaim } from "./success-claim.ts";

/** The claim beside a loss is clear where the loss is a matter of taste: one fault, told by the claim. */
export function isToldByClaim(loss: Loss, { place }: Handler, claims: readonly SuccessClaim[]): boolean {
  return (
    loss.weight === "arguable" &&
    claims.some((claim) => claim.place.start === place.start && weightOfClaim(claim) === "clear")
  );
}

/*
 * | the claim                                                    | weight               |
 * |--------------------------------------------------------------|----------------------|
 * | in the handler or `finally`                                  | clear, if loud       |
 * | speaks of the work, or is all that the function has to say   | clear, if loud       |
 * | only says that it is over ("done", "finished")               | arguable             |
 * | comes after a loop some of whose turns failed                | arguable             |
 * | may be meant of another step                                 | arguable for answers |
 */
export function weightOfClaim(fact: SuccessClaim): "clear" | "arguable" | null {
  const { claim, attempt, about } = fact;
  const isQuiet = claim.tone === "quiet" && claim.form !== "status";
  if (fact.loop === "poll" && isQuiet) return null;
  if (about === "other") return claim.form === "log" || claim.form === "event" || attempt.isSide ? null : "arguable";
  if (attempt.isSide && about === "whole" && (claim.form === "log" || claim.form === "event")) return null;
  if (isQuiet && about === "whole") return null;
  const isDoubtful = fact.explained || attempt.isSide || isQuiet || fact.loop !== null || !fact.awaited;
  if (isDoubtful) return "arguable";
  // A value that was asked for and did not come is an answer's own matter, unless the claim speaks of it.
  if (attempt.kind === "value" && about === "whole" && claim.form !== "status") return "arguable";
  return "clear";
}
