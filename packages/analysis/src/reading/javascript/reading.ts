import type { Settings } from "../../model/settings.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { EarlyAcks } from "./acknowledgements/early-acks.ts";
import { Bindings } from "./syntax/bindings.ts";
import { Carriers } from "./failure-paths/carriers.ts";
import { Intent } from "./failure-paths/intent.ts";
import { Operations } from "./resolving/operations.ts";
import { Origins } from "./resolving/origins.ts";
import { Reports } from "./failure-paths/reports.ts";
import { SourceFile, type SourceInput } from "./syntax/source-file.ts";
import { Summaries } from "./failure-paths/summaries.ts";
import { Units } from "./units/units.ts";

/** Everything that the fact readers of one file ask each other. */
export class Reading {
  readonly file: SourceFile;
  readonly settings: Settings;
  readonly bindings: Bindings;
  readonly origins: Origins;
  readonly operations: Operations;
  readonly summaries: Summaries;
  readonly intent: Intent;
  readonly reports: Reports;
  readonly carriers: Carriers;
  readonly units: Units;
  readonly earlyAcks: EarlyAcks;

  constructor(input: SourceInput, vocabulary: Vocabulary, settings: Settings) {
    this.settings = settings;
    this.file = new SourceFile(input);
    this.bindings = new Bindings(input.scopeManager);
    this.origins = new Origins(vocabulary, this.bindings, input.types);
    this.operations = new Operations(vocabulary, this.origins, settings);
    this.summaries = new Summaries(this.file, this.origins, this.operations);
    this.intent = new Intent(input.ast.comments ?? [], input.text);
    this.reports = new Reports(this);
    this.carriers = new Carriers(this);
    this.units = new Units(this, vocabulary);
    this.earlyAcks = new EarlyAcks(this);
  }
}
