/**
 * The ways to make a failure heard.
 * `log` a line that names the item · `count` that, and a metric · `deadLetter` that line, and the item kept for a person ·
 * `logCountDeadLetter` all three · `rethrow` the failure goes on to whoever called · `failTheUnit` the unit goes on and
 * fails in the end, so that the work is not taken for done · `reorder` what says "done" comes after the work · `checkResult` an answer that tells of a failure is read ·
 * `checkDrift` a live schema is compared with the code · `markIntended` a comment says why the loss is meant.
 */
export const remedyNames = [
  "logCountDeadLetter",
  "failTheUnit",
  "rethrow",
  "reorder",
  "checkResult",
  "checkDrift",
  "deadLetter",
  "count",
  "log",
  "markIntended",
] as const;

export type RemedyName = (typeof remedyNames)[number];
