import type { Plan } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { RetryLoop } from "../../../model/retry-loop.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { exhaustionSite } from "../sites/exhaustion-site.ts";
import { homeOf } from "../sites/home-of.ts";
import { code } from "../source/code.ts";
import { Draft } from "../source/draft.ts";
import { makeSubject } from "../wording/subject.ts";
import { reportPlan } from "./report-plan.ts";

/** What helps where the last attempt has failed and nobody hears of it. */
export function planRetryLoop(reading: Reading, retry: RetryLoop, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  const site = exhaustionSite(draft, retry);
  if (!site) return null;
  const subject = makeSubject(retry.unit, reading.file.input.filename, "failed", "all attempts failed");
  if (remedy === "rethrow") {
    const error = site.error();
    const { quote } = draft.style;
    const cause = error === null ? "" : `, { cause: ${error} }`;
    site.write([], code`throw new Error(${quote}${subject.unit} ${subject.what}: ${subject.because}${quote}${cause})`);
    return draft.finish("rethrow", "Throw when the last attempt has failed", "");
  }
  return reportPlan(
    {
      draft,
      site,
      unit: retry.unit,
      home: homeOf(reading, site.node),
      subject,
      isLogged: reading.reports.of(site.body, []).level !== "silent",
      condition: "",
    },
    remedy,
  );
}
