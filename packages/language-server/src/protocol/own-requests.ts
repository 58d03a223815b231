import { LSPErrorCodes, ResponseError, type Position, type Range } from "vscode-languageserver";
import * as l10n from "@vscode/l10n";
import { plainChanges } from "../service/plan-text.ts";
import { rulePage } from "../service/rule-page.ts";
import type { Diagnosis } from "./diagnoses.ts";
import type { FindingReport } from "./own-messages.ts";
import type { Session } from "./session.ts";
import { rangeOf, severityNameOf } from "./to-diagnostic.ts";
import { findingsAt } from "./code-actions.ts";

/** What our extension asks for beyond the protocol, and other clients by commands. */
export class OwnRequests {
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  /** Why something is, or is not, reported at a position. */
  async explain(uri: string, position: Position): Promise<{ markdown: string }> {
    const diagnosis = await this.diagnosisOf(uri);
    const { situation, document, question } = diagnosis;
    const { leftOut, engine, problem } = situation;
    if (leftOut !== null) return { markdown: `${l10n.t("This document is not read: {0}.", leftOut)}\n` };
    const configuration = situation.configuration ?? l10n.t("the defaults");
    const asked = { offset: document.offsetAt(position), configuration, engine };
    const markdown = await this.session.tasks.perform({ kind: "explain", question, asked }, { urgent: true });
    return { markdown: problem === null ? markdown : `> ${problem}\n\n${markdown}` };
  }

  rulePage(rule: string): { markdown: string } | null {
    const markdown = rulePage(rule);
    return markdown === null ? null : { markdown };
  }

  /** The findings of a document, or of a part of it, with all that is known of them. */
  async findings(uri: string, range?: Range): Promise<{ findings: FindingReport[] }> {
    const diagnosis = await this.diagnosisOf(uri);
    const { document, answer, settings } = diagnosis;
    const found = range ? findingsAt(range, diagnosis) : answer.findings;
    return {
      findings: found.flatMap((one) => {
        const severity = severityNameOf(one, settings);
        if (severity === null) return [];
        const { rule, message, certainty, weight, library } = one;
        return {
          rule,
          message,
          certainty,
          weight,
          library,
          severity,
          range: rangeOf(document, one.place),
          trail: one.trail.map(({ at, text, place }) => ({ at, text, range: rangeOf(document, place) })),
          remedies: one.plans.map((plan) => ({
            remedy: plan.remedy,
            title: plan.title,
            note: plan.note,
            edits: plainChanges(plan).map(({ place, text }) => ({ range: rangeOf(document, place), newText: text })),
          })),
        };
      }),
    };
  }

  private async diagnosisOf(uri: string): Promise<Diagnosis> {
    const diagnosis = await this.session.diagnosisOf(uri);
    if (diagnosis) return diagnosis;
    throw new ResponseError(LSPErrorCodes.RequestFailed, l10n.t("{0} is not open: open it first.", uri));
  }
}
