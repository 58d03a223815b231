/** Calls that give what they are given, or a promise of it: `Promise.resolve(x)`, `withTimeout(x, 5_000)`. */
export const givesItsArgument: RegExp =
  /^(?:all|allSettled|race|any|resolve|from|values|entries|structuredClone|parse|stringify|freeze|flat|p?[tT]imeout|withTimeout|promiseTimeout|raceTimeout|trace|traced|measure|timed|instrument)$/;

/** Calls that run a function and give what it gives: `withRetry(() => client.bulk(…))`. They look at throws only. */
export const givesWhatItRuns: RegExp =
  /^(?:p?[rR]etry|with[A-Z]\w*|retry[A-Z]\w*|backOff|attempt|limit|pLimit|limiter|throttle|schedule|enqueueTask|fire|run|exec|execute|wrap|startActiveSpan|startSpan|inSpan|span|trace|traced|measure|timed|instrument|tracer|transaction|runInTransaction|runWithContext|runExclusive|step)$/;

/** Calls that run a function and drop what it gives. */
export const dropsWhatItRuns: RegExp =
  /^(?:forEach|setTimeout|setInterval|setImmediate|nextTick|queueMicrotask|on|once|addListener|addEventListener|subscribe|finally)$/;

/** Methods of lists that give the same list, or a part of it. */
export const givesTheList: RegExp = /^(?:filter|find|findLast|slice|flat|concat|reverse|sort|toSorted|at|shift|pop)$/;
export const readsEachItem: RegExp =
  /^(?:forEach|map|flatMap|filter|find|findLast|findIndex|some|every|reduce|reduceRight|sort|toSorted)$/;

/** Methods of a result that look at it themselves: `result.unwrap()`, `response.assertOk()`. */
export const looksItself: RegExp = /throw|assert|check|unwrap|ensure|expect|verify|isErr|isOk|match/i;

/** Fields behind which the result itself stands: OpenSearch's `body`, a settled promise's `value`. */
export const holdsTheResult: RegExp = /^(?:body|value)$/;

/** What a request was answered with: it would not be there, or not have these fields, after a failure. */
export const answers: RegExp = /^(?:json|text|arrayBuffer|blob|formData|bytes|data)$/;
