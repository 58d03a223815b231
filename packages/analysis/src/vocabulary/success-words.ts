const successWords =
  /\b(?:succeeded|successfully|success|completed|complete|finished|done|saved|stored|inserted|created|updated|published|sent|processed|synced|indexed|imported|delivered|committed|ok|ready)\b/i;
const failureWords =
  /\b(?:fail|failed|failing|failure|error|errors|unable|could not|couldn't|cannot|can't|not|skipp\w*|ignor\w*|partial\w*|without)\b/i;

const doneWords =
  /\b(?!failed|skipped|received|started|expected|unexpected|ignored|retried|queued|dropped|delayed|rejected|missed|deprecated|required|needed|used|connected|disconnected|closed|stopped|triggered|called|invoked|scheduled|aborted|cancell?ed|expired|timed|embed|feed|need|seed|speed|based|related|detected|requested|attempted)[a-z]{3,}ed\b/i;

/** A text that claims success: "reindex succeeded", "review projected". */
export function claimsSuccess(text: string): boolean {
  return (successWords.test(text) || doneWords.test(text)) && !failureWords.test(text);
}

/** A text that speaks of a failure, or of something left out. */
export function claimsFailure(text: string): boolean {
  return failureWords.test(text);
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
