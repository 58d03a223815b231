import type { Diagnostic } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Abandoned, type Analyst } from "../service/analyst.ts";
import type { EditorSettings } from "../service/editor-settings.ts";
import type { Answer, Question } from "../service/question.ts";
import type { Situation, Situations } from "../service/situation.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import { severityNameOf, toDiagnostic } from "./to-diagnostic.ts";

/** What is known of one version of a document. */
export interface Diagnosis {
  /** The text that was read: the document itself moves on. */
  readonly document: TextDocument;
  readonly situation: Situation;
  readonly settings: EditorSettings;
  readonly question: Question;
  readonly answer: Answer;
  readonly diagnostics: readonly Diagnostic[];
  /** Changes when the diagnostics, or the text that they stand in, do. */
  readonly resultId: string;
}

export interface DiagnosesOptions {
  readonly analyst: Analyst;
  readonly situations: Situations;
  readonly settingsOf: (uri: string) => Promise<EditorSettings>;
  readonly client: ClientAbilities;
  /** A diagnosis was made anew. */
  readonly onMade: (diagnosis: Diagnosis) => void;
}

interface Known {
  readonly version: number;
  readonly generation: number;
  readonly diagnosis: Promise<Diagnosis>;
}

const nothing: Answer = { findings: [], suppressed: [], unparsed: null, faults: [], milliseconds: 0 };

/** The diagnoses of open documents: one analysis for each version, whoever asks. */
export class Diagnoses {
  private readonly options: DiagnosesOptions;
  private readonly known = new Map<string, Known>();
  /** The last one that was made of a text that parses. */
  private readonly last = new Map<string, Diagnosis>();
  private generation = 0;
  private ids = 0;

  constructor(options: DiagnosesOptions) {
    this.options = options;
  }

  /** What is to be said of a document as it is now. @throws Superseded when a newer version is asked about meanwhile. */
  of(document: TextDocument): Promise<Diagnosis> {
    const { uri, version } = document;
    const known = this.known.get(uri);
    if (known?.version === version && known.generation === this.generation) return known.diagnosis;
    const snapshot = TextDocument.create(uri, document.languageId, version, document.getText());
    const diagnosis = this.make(snapshot, () => this.known.get(uri)?.diagnosis === diagnosis);
    this.known.set(uri, { version, generation: this.generation, diagnosis });
    // What failed is not remembered: the next who asks tries again.
    diagnosis.catch(() => {
      if (this.known.get(uri)?.diagnosis === diagnosis) this.known.delete(uri);
    });
    return diagnosis;
  }

  /** The newest that was made of a document, whatever has been typed since. */
  lastOf(uri: string): Diagnosis | null {
    return this.last.get(uri) ?? null;
  }

  /** Something outside of the documents has changed: every answer is asked for anew. */
  forgetAll(): void {
    this.generation += 1;
  }

  close(uri: string): void {
    this.known.delete(uri);
    this.last.delete(uri);
  }

  private async make(document: TextDocument, isCurrent: () => boolean): Promise<Diagnosis> {
    const { analyst, situations, client, settingsOf, onMade } = this.options;
    const { uri, languageId } = document;
    const text = document.getText();
    const [situation, settings] = await Promise.all([
      situations.of({ uri, languageId, length: text.length }),
      settingsOf(uri),
    ]);
    const { path, folder, judging } = situation;
    const question: Question = { text, path, folder, judging };
    const all = situation.leftOut === null ? await this.ask(analyst, question, uri) : nothing;
    // What is not shown is not spoken of either: no action, no hover.
    const answer = { ...all, findings: all.findings.filter((found) => severityNameOf(found, settings) !== null) };
    const before = this.last.get(uri);
    const diagnostics = answer.findings.flatMap((found) => toDiagnostic(found, document, settings, client) ?? []);
    const isSame =
      before?.document.version === document.version &&
      JSON.stringify(before.diagnostics) === JSON.stringify(diagnostics);
    const resultId = isSame ? before.resultId : `${document.version}.${++this.ids}`;
    const diagnosis = { document, situation, settings, question, answer, diagnostics, resultId };
    // The document may have been closed meanwhile, or a newer text have been answered before this one.
    if (!isCurrent()) return diagnosis;
    // While a line is being typed, what was known of the text before stays in view.
    if (answer.unparsed === null || !before) this.last.set(uri, diagnosis);
    onMade(diagnosis);
    return diagnosis;
  }

  private async ask(analyst: Analyst, question: Question, uri: string): Promise<Answer> {
    try {
      return await analyst.perform({ kind: "answer", question }, { supersedes: uri, urgent: true });
    } catch (error) {
      if (!(error instanceof Abandoned)) throw error;
      return { ...nothing, faults: [error.message] };
    }
  }
}
