import { setOf } from "./name-pattern.ts";

const successWords = setOf(`
  succeeded successfully success completed complete finished done saved stored inserted created updated published sent
  processed synced indexed imported delivered committed ok ready
`);
const failureWords = setOf(`
  fail failed failing failure error errors unable couldn't cannot can't not without
`);
const failureStems = ["skipp", "ignor", "partial"];
/** Past tenses that claim nothing: "order received", "job retried". */
const idleTenses = setOf(`
  failed skipped received started expected unexpected ignored retried queued dropped delayed rejected missed deprecated
  required needed used connected disconnected closed stopped triggered called invoked scheduled aborted canceled cancelled
  expired timed embed feed need seed speed based related detected requested attempted exceed proceed succeed
`);

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().split(/[^a-z']+/);
}

/** A text that claims success: "reindex succeeded", "review projected". */
export function claimsSuccess(text: string): boolean {
  return wordsIn(text).some((word) => successWords.has(word) || isDone(word)) && !claimsFailure(text);
}

/** "projected", "archived": any past tense of five letters or more that is not known to be idle. */
function isDone(word: string): boolean {
  return word.length >= 5 && word.endsWith("ed") && !idleTenses.has(word);
}

/** A text that speaks of a failure, or of something left out. */
export function claimsFailure(text: string): boolean {
  return wordsIn(text).some((word) => failureWords.has(word) || failureStems.some((stem) => word.startsWith(stem)));
}

/** Words that may only say that something is over: "sync finished in 3 s", "worker ready". */
const overWords =
  /\b(?:finished|done|complete[ds]?|ready|ok|processed|ended|loaded|initiali[sz]ed|created|resolved|checked|elapsed|exited|handled)\b/gi;

/** Whether a claim says that it worked, and not only that it is over. */
export function claimsLoudly(text: string): boolean {
  return claimsSuccess(text.replace(overWords, " "));
}

/** A status that says that the work is done: `completed`, `SUCCEEDED`, `sent`. */
export function isSuccessStatusName(text: string): boolean {
  return /^(?:succe(?:ss|ssful|eded)|completed?|done|finished|sent|delivered|processed|published|uploaded|synced|synchroni[sz]ed|imported|exported|indexed|paid|charged|captured|deployed|fulfilled|shipped|provisioned|installed)$/i.test(
    text,
  );
}
