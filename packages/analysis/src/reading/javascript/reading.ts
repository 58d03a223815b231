import type { Place } from "../../model/place.ts";
import type { Settings } from "../../model/settings.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { EarlyAcks } from "./acknowledgements/early-acks.ts";
import { Bindings } from "./syntax/bindings.ts";
import { AttemptArms } from "./handlers/attempt-arms.ts";
import { Carriers } from "./failure-paths/carriers.ts";
import { Intent } from "./failure-paths/intent.ts";
import { Operations } from "./resolving/operations.ts";
import { Origins } from "./resolving/origins.ts";
import { Reports } from "./failure-paths/reports.ts";
import { placeOf } from "./syntax/node.ts";
import { SourceFile, type SourceInput } from "./syntax/source-file.ts";
import { Refusals } from "./guards/refusals.ts";
import { Summaries } from "./failure-paths/summaries.ts";
import { ModuleView } from "./modules/module-view.ts";
import type { Modules } from "./modules/modules.ts";
import { Units } from "./units/units.ts";

/** Everything that the fact readers of one file ask each other. */
export class Reading {
  readonly file: SourceFile;
  readonly settings: Settings;
  readonly bindings: Bindings;
  readonly modules: ModuleView | null;
  readonly origins: Origins;
  readonly operations: Operations;
  readonly summaries: Summaries;
  readonly intent: Intent;
  readonly reports: Reports;
  readonly carriers: Carriers;
  readonly refusals: Refusals;
  readonly units: Units;
  readonly earlyAcks: EarlyAcks;
  readonly attempts: AttemptArms;

  /** Without `modules`, a file is read as if it stood alone. */
  constructor(input: SourceInput, vocabulary: Vocabulary, settings: Settings, modules: Modules | null = null) {
    this.settings = settings;
    this.file = new SourceFile(input);
    this.bindings = new Bindings(input.scopeManager);
    this.modules =
      modules && input.path !== undefined
        ? new ModuleView(modules, input.path, (source) => placeOfImport(this.file, source))
        : null;
    this.origins = new Origins(vocabulary, this.bindings, input.types, this.modules);
    this.operations = new Operations(vocabulary, this.origins, settings);
    this.summaries = new Summaries(this.file, this.origins, this.operations, this.modules);
    this.intent = new Intent(input.ast.comments ?? [], input.text);
    this.reports = new Reports(this);
    this.carriers = new Carriers(this);
    this.refusals = new Refusals(this);
    this.units = new Units(this, vocabulary);
    this.earlyAcks = new EarlyAcks(this);
    this.attempts = new AttemptArms(this);
  }
}

/** The import that names a module; the file's beginning for a `require`. */
function placeOfImport(file: SourceFile, source: string): Place {
  const node = file.imports.find((one) => one.source.value === source);
  return node ? placeOf(node.source) : { start: 0, end: 0 };
}
