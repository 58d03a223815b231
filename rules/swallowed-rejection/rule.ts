import {
  defineRule,
  faultOf,
  isToldByClaim,
  lossOf,
  nameOfUnit,
  type Finding,
  type Handler,
  type Operation,
  type Rule,
  type UnawaitedWrite,
} from "@silent-failure/analysis/model";

/*
 * A promise, callback or stream is where the failure of a write arrives, and nobody is there: `.catch(noop)`, an
 * ignored `err`, a call that is not awaited. The unit says "done" before, or although, nothing was written, and whoever
 * could have tried again throws their copy away.
 */
export const swallowedRejection: Rule = defineRule({
  id: "swallowed-rejection",
  description: "The rejection or callback error of a write is dropped, only logged, or never waited for.",
  recommended: true,
  reads: ["handlers", "successClaims", "unawaitedWrites"],
  messages: {
    logged: "`{{operation}}` can fail here and {{unit}} still succeeds: the error is only logged.",
    silent: "`{{operation}}` can fail here and {{unit}} still succeeds: the error is dropped without a trace.",
    notAwaited: "`{{operation}}` is not awaited: {{unit}} succeeds before it does, and does not hear when it fails.",
    neverRuns: "`{{operation}}` is not awaited, so it never runs, and {{unit}} still succeeds.",
    eachItem: "`{{operation}}` runs in a loop that waits for no promise: {{unit}} does not hear when it fails.",
  },
  judge(facts, settings) {
    const handled = facts.handlers.flatMap((handler) => {
      const loss = faultOf(handler) === "rejection" ? lossOf(handler, settings) : null;
      if (!loss || isToldByClaim(loss, handler, facts.successClaims)) return [];
      return {
        messageId: handler.report === "silent" ? ("silent" as const) : ("logged" as const),
        data: { operation: loss.operation.name, unit: nameOfUnit(handler.unit) },
        place: handler.place,
        trail: loss.trail,
        about: handler,
        certainty: loss.operation.certainty,
        weight: isDroppedRequest(handler, loss.operation) ? ("clear" as const) : loss.weight,
      };
    });
    return [...handled, ...facts.unawaitedWrites.map((write) => leftAlone(write))];
  },
});

/** `this.http.post(url, draft).pipe(catchError(() => EMPTY))`: a request that is all the work, and not even a log line. */
function isDroppedRequest(handler: Handler, { tier, role, certainty }: Operation): boolean {
  return (
    (handler.form === "catchCallback" || handler.form === "thenSecond") &&
    handler.report === "silent" &&
    handler.awaited &&
    handler.onlyWork &&
    !handler.explained &&
    tier === "effect" &&
    role === "primary" &&
    certainty === "proved"
  );
}

function leftAlone(write: UnawaitedWrite): Finding & { messageId: "notAwaited" | "neverRuns" | "eachItem" } {
  const { operation, unit, verdict, place } = write;
  return {
    messageId: write.begins ? (write.form === "eachItem" ? "eachItem" : "notAwaited") : "neverRuns",
    data: { operation: operation.name, unit: nameOfUnit(unit) },
    place,
    trail: [
      { at: "operation", text: `\`${operation.name}\` can fail`, place: operation.place },
      { at: "lost", text: write.begins ? "nobody waits for it" : "it begins only when somebody waits for it", place },
      { at: "verdict", text: verdict.text, place: verdict.place },
    ],
    about: write,
    certainty: operation.certainty,
    weight: isClear(write) ? "clear" : "arguable",
  };
}

/*
 * | the write                                 | clear when                                                  |
 * |-------------------------------------------|-------------------------------------------------------------|
 * | never runs                                | always: nobody means that                                   |
 * | in a loop that does not wait              | it is a main write: the loop looks as if it waited          |
 * | as a statement in an asynchronous unit    | it is a main write; not a publish behind one, not a guess   |
 * |                                           | also a removal that is all the work                         |
 * | behind `void` in an asynchronous unit     | its library is known, or the same store is waited for beside it |
 * | behind `void`, or where nobody could wait | it is the only work, and an answer or a broker depends on it |
 * Never: secondary writes, mails and remote calls, what a comment explains.
 */
function isClear(write: UnawaitedWrite): boolean {
  const { operation, unit, verdict } = write;
  const isFloating = write.form === "floating" && write.couldWait;
  if (write.explained) return false;
  if (operation.tier === "delete") return isFloating && write.onlyWork && operation.certainty === "proved";
  if (operation.role !== "primary" || operation.tier !== "primary") return false;
  if (!write.begins || write.form === "eachItem") return true;
  if (isFloating) {
    const isGuess = operation.certainty === "likely" && unit.kind === "function" && verdict.kind === "return";
    return (write.onlyWork || !isGuess) && (!write.followsPrimary || operation.kind === "write");
  }
  if (write.couldWait && (write.paired || operation.certainty === "proved")) return true;
  const answers = verdict.kind === "success" || verdict.kind === "ack" || verdict.kind === "value";
  const taken = unit.certainty === "proved" && (unit.kind === "message" || unit.kind === "job");
  return write.onlyWork && unit.kind !== "function" && (answers || taken);
}
