import type { FailingResult } from "../model/failing-result.ts";
import type { OperationKind, Tier } from "../model/operation.ts";
import type { Settling, ThrowReach, UnitKind } from "../model/unit.ts";

/**
 * What one library's calls mean. One JSON file per library in `libraries/`, validated by
 * `library.schema.json`; users add their own with the same shape in `settings.libraries`.
 */
export interface Library {
  /** The package name people know it by, e.g. `bullmq`. */
  readonly id: string;
  /** Family, e.g. `job-queue`, `vector-db`, `logger`. */
  readonly kind: string;
  /** Package and version whose type declarations the members were checked against, e.g. `bullmq@6.7.0`. */
  readonly checked?: string;
  /** Module specifiers that identify it. `@aws-sdk/client-sqs` also covers its sub-paths. */
  readonly imports: readonly string[];
  /** Other packages that declare its types (`@supabase/postgrest-js` for supabase). */
  readonly declaredIn?: readonly string[];
  /** Types that it writes into the project's own folders or declares for all files, known by name wherever they come from. */
  readonly generates?: readonly string[];
  /** Variable and property names people give its clients; `*Queue` matches a suffix. Used only for names without an import. */
  readonly names?: readonly string[];
  readonly operations?: readonly LibraryOperation[];
  readonly units?: readonly LibraryUnit[];
}

/** Calls of one meaning. Exactly one of `calls`, `commands`, `functions` says which. */
export interface LibraryOperation {
  readonly is: OperationKind;
  /** Class or interface that has the members, e.g. `Queue`; left out = any object of this library. */
  readonly on?: string;
  /** Member names: `queue.add` is `add`. */
  readonly calls?: readonly string[];
  /** Classes constructed as the argument of `client.send(new XCommand())`. */
  readonly commands?: readonly string[];
  /** Names imported from the library and called directly, or constructed and thrown. */
  readonly functions?: readonly string[];
  /** For writes: how much is lost when it fails. Default `primary`. */
  readonly tier?: Tier;
  /** How failure shows. Default `throws`. */
  readonly failure?: "throws" | "returned" | "buffered" | "callback" | "unconfirmed";
  /** How the result tells of a failure that is not thrown, or the error of what it is about. */
  readonly result?: FailingResult;
  /** `sql`: only when the SQL text in the first argument writes. `chain`: starts a query chain, runs when awaited. */
  readonly when?: "sql" | "chain";
  /** For create and createIfMissing: the thing made, e.g. `table`, `collection`, `index`, `topic`. */
  readonly resource?: string;
  /** For create and createIfMissing: `none` never compares, `checked` fails on a mismatch, `no-schema` has nothing to compare. Default `none`. */
  readonly drift?: "none" | "checked" | "no-schema";
  /** For createIfMissing: name of an option that must be set to true for it to be one, e.g. `existOk`. */
  readonly option?: string;
  /** For log: argument order. */
  readonly shape?: "object-first" | "message-first" | "varargs" | "record";
  /** Why, when it is not evident, with its source. */
  readonly note?: string;
}

/** How a function becomes a unit of work. Exactly one of `new`, `calls`, `functions`, `decorator`, `extends`, `type`, `payload`. */
export interface LibraryUnit {
  readonly is: UnitKind;
  /** `new Worker(name, handler)`: the class. */
  readonly new?: string;
  /** `consumer.run({ eachMessage })`: the members. */
  readonly calls?: readonly string[];
  readonly on?: string;
  /** `cron(expr, handler)`, `createFunction(…)`: names imported and called directly. */
  readonly functions?: readonly string[];
  /** `@Process()` on a method. */
  readonly decorator?: string;
  /** `class X extends WorkerHost`, with `methods`. */
  readonly extends?: string;
  /** `class X implements IEventHandler<E>`, with `methods`. */
  readonly implements?: string;
  readonly methods?: readonly string[];
  /** `const handler: SQSHandler = …`. */
  readonly type?: string;
  /** `(event: SQSEvent) => …`: the type of the first parameter. */
  readonly payload?: string;
  /** Where the handler is: an argument index (-1 = last), or keys of an object argument (dots for nesting). */
  readonly handler?: number | readonly string[];
  /** For `on(event, handler)`: event names in the first argument that carry work. */
  readonly events?: readonly string[];
  /** What a normal return tells the library, as a clause: "the offset is committed". */
  readonly onReturn?: string;
  /** What a throw leads to, as a clause: "the job is retried". `nobody` when the library swallows it. */
  readonly onThrow?: string;
  /** `onReturn` for the reader's eye; this is what rules go by: what takes the work off the library's list. */
  readonly settles?: Settling;
  /** Likewise for `onThrow`: who deals with a throw. */
  readonly throwReaches?: ThrowReach;
}
