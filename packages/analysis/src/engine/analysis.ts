import type { Fact, Facts } from "../model/facts.ts";
import type { Finding } from "../model/finding.ts";
import type { Plan } from "../model/plan.ts";
import type { RemedyName } from "../model/remedy.ts";
import type { Rule } from "../model/rule.ts";
import type { Settings } from "../model/settings.ts";
import { visibilityOf, type Judgement, type UnitVisibility } from "../model/visibility.ts";
import { knownAt, type KnownAt } from "../reading/javascript/known-at.ts";
import type { ModuleSource } from "../reading/javascript/modules/module-source.ts";
import { Modules } from "../reading/javascript/modules/modules.ts";
import { readOutline } from "../reading/javascript/modules/read-outline.ts";
import { readFacts } from "../reading/javascript/read-facts.ts";
import { Reading } from "../reading/javascript/reading.ts";
import type { OutOfScope } from "../reading/javascript/out-of-scope.ts";
import { findOutOfScope } from "../reading/javascript/scope-of-file.ts";
import { symbolAt } from "../reading/javascript/symbol-at.ts";
import type { SourceInput } from "../reading/javascript/syntax/source-file.ts";
import { planOf, plansOf } from "../remedies/javascript/plans-of.ts";
import { libraries } from "../vocabulary/libraries.generated.ts";
import type { Library } from "../vocabulary/library.ts";
import { Vocabulary } from "../vocabulary/vocabulary.ts";

/** What is known of one file. */
export interface FileAnalysis {
  readonly facts: Facts;
  /** Why no fact is read of it; null when they are. */
  readonly outOfScope: OutOfScope | null;
  /** What helps against a finding that the rule of this id made of the facts, best first. */
  plansOf(rule: string, finding: Finding): readonly Plan[];
  /** One remedy against a fact, whether or not a rule finds fault with it; null where there are no words for it. */
  planOf(fact: Fact, remedy: RemedyName): Plan | null;
  /** What was understood of the code around an offset. */
  knownAt(offset: number): KnownAt;
  /** The functions and classes around an offset: `OrderConsumer.handle`; empty at the top of a file. */
  symbolAt(offset: number): string;
}

/** Facts, findings and plans under one set of settings. Make one for a run, not for a file: it holds the vocabulary. */
export class Analysis {
  private readonly vocabulary: Vocabulary;
  private readonly settings: Settings;
  private readonly modules: Modules | null;

  /** With `modules`, what functions of other files do is known as well. */
  constructor(settings: Settings = {}, modules: ModuleSource | null = null) {
    this.settings = settings;
    this.vocabulary = new Vocabulary([...libraries, ...((settings.libraries ?? []) as readonly Library[])]);
    this.modules = modules
      ? new Modules(modules, (input) => readOutline(new Reading(input, this.vocabulary, this.settings)))
      : null;
  }

  /** One walk over a file, for all rules; each kind of fact is read when it is first asked for. */
  read(input: SourceInput): FileAnalysis {
    const reading = new Reading(input, this.vocabulary, this.settings, this.modules);
    const outOfScope = findOutOfScope(reading.file, this.vocabulary);
    return {
      facts: readFacts(reading, outOfScope !== null),
      outOfScope,
      plansOf: (rule, finding) => plansOf(reading, rule, finding),
      planOf: (fact, remedy) => planOf(reading, fact, remedy),
      knownAt: (offset) => knownAt(reading, offset),
      symbolAt: (offset) => symbolAt(reading.file, offset),
    };
  }

  /** What a rule concludes, in source order. `clear` leaves out what is a matter of taste. */
  judge<MessageId extends string>(
    rule: Rule<MessageId>,
    facts: Facts,
    report: "clear" | "all",
  ): readonly (Finding & { readonly messageId: MessageId })[] {
    const findings = rule.judge(facts, this.settings);
    return findings
      .filter((finding) => report === "all" || finding.weight === "clear")
      .toSorted((a, b) => a.place.start - b.place.start);
  }

  /** The failure paths of every unit, and which of them are heard, after what all rules conclude. */
  visibilityOf(facts: Facts, judgements: readonly Judgement[]): readonly UnitVisibility[] {
    return visibilityOf(facts, judgements, this.settings);
  }
}
