type Judgement =
  | "givesItsArgument"
  | "givesWhatItRuns"
  | "dropsWhatItRuns"
  | "givesTheList"
  | "readsEachItem"
  | "looksItself"
  | "holdsTheResult"
  | "answers";

/** Calls and members that give a result on, judged by their names. */
export const passThrough: Readonly<Record<Judgement, RegExp>> = {
  /** Calls that give what they are given, or a promise of it: `Promise.resolve(x)`, `withTimeout(x, 5_000)`. */
  givesItsArgument:
    /^(?:all|allSettled|race|any|resolve|from|values|entries|structuredClone|parse|stringify|freeze|flat|p?[tT]imeout|withTimeout|promiseTimeout|raceTimeout|trace|traced|measure|timed|instrument)$/,

  /** Calls that run a function and give what it gives: `withRetry(() => client.bulk(…))`. They look at throws only. */
  givesWhatItRuns:
    /^(?:p?[rR]etry|with[A-Z]\w*|retry[A-Z]\w*|backOff|attempt|limit|pLimit|limiter|throttle|schedule|enqueueTask|fire|run|exec|execute|wrap|startActiveSpan|startSpan|inSpan|span|trace|traced|measure|timed|instrument|tracer|transaction|runInTransaction|runWithContext|runExclusive|step)$/,

  /** Calls that run a function and drop what it gives. */
  dropsWhatItRuns:
    /^(?:forEach|setTimeout|setInterval|setImmediate|nextTick|queueMicrotask|on|once|addListener|addEventListener|subscribe|finally)$/,

  /** Methods of lists that give the same list, or a part of it. */
  givesTheList: /^(?:filter|find|findLast|slice|flat|concat|reverse|sort|toSorted|at|shift|pop|entries|values)$/,
  readsEachItem: /^(?:forEach|map|flatMap|filter|find|findLast|findIndex|some|every|reduce|reduceRight|sort|toSorted)$/,

  /** Methods of a result that look at it themselves: `result.unwrap()`, `response.assertOk()`. */
  looksItself: /throw|assert|check|unwrap|ensure|expect|verify|isErr|isOk|match/i,

  /** Fields behind which the result itself stands: OpenSearch's `body`, a settled promise's `value`. */
  holdsTheResult: /^(?:body|value)$/,

  /** What a request was answered with: it would not be there, or not have these fields, after a failure. */
  answers: /^(?:json|text|arrayBuffer|blob|formData|bytes|data)$/,
};
