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
