import type { TSESTree } from "@typescript-eslint/types";
import type { Certainty, Operation, OperationKind, Role, Tier } from "../../../model/operation.ts";
import type { Settings } from "../../../model/settings.ts";
import type { LibraryOperation } from "../../../vocabulary/library.ts";
import { lastPart, matchesName } from "../../../vocabulary/name-pattern.ts";
import { isDeadLetterName, logLevelOf } from "../../../vocabulary/telemetry-names.ts";
import { roleByName } from "../../../vocabulary/role-names.ts";
import { isPlainlySql, readSql } from "../../../vocabulary/sql.ts";
import type { Vocabulary } from "../../../vocabulary/vocabulary.ts";
import { chainOf, isObserved, isTerminal, type Chain } from "../syntax/chain.ts";
import { meaningsByName, telemetryByName } from "./operation-names.ts";
import { isDeadLetter } from "./is-dead-letter.ts";
import { libraryOf } from "./library-of.ts";
import type { Origins } from "./origins.ts";
import {
  calledName,
  isFunction,
  pathOf,
  placeOf,
  propertyOf,
  stringValue,
  unwrap,
  type Call,
  type Callable,
  type Node,
} from "../syntax/node.ts";
import { subjectOf } from "./subject-of.ts";
import { onlyTouches, comparable, ignoresConflict, hasOption, onlyReads, shorten, isCacheStore } from "./has-option.ts";

const runsSql = /^(?:query|execute|exec|run|raw|batch|unsafe|none|one|any|result|queryRaw)$/;

/** Says which calls are operations. */
export class Operations {
  readonly vocabulary: Vocabulary;
  private readonly origins: Origins;
  private readonly settings: Settings;
  private readonly ownNames: readonly (readonly [readonly string[], OperationKind])[];
  private readonly known = new Map<Node, Operation | null>();

  constructor(vocabulary: Vocabulary, origins: Origins, settings: Settings) {
    this.vocabulary = vocabulary;
    this.origins = origins;
    this.settings = settings;
    const lists: readonly [readonly string[] | undefined, OperationKind][] = [
      [settings.deadLetters, "deadLetter"],
      [settings.alerts, "alert"],
      [settings.metrics, "metric"],
      [settings.loggers, "log"],
      [settings.writes, "write"],
    ];
    this.ownNames = lists.flatMap(([names, kind]) => (names?.length ? [[names, kind] as const] : []));
  }

  /** The operation that a call is, judged by itself: what functions of this file do is for the summaries. */
  of(call: Callable): Operation | null {
    const known = this.known.get(call);
    if (known !== undefined) return known;
    const operation = call.type === "CallExpression" ? this.read(call) : this.readTemplate(call);
    this.known.set(call, operation);
    return operation;
  }

  private read(call: Call): Operation | null {
    if (!isTerminal(call)) return null;
    const path = pathOf(call.callee) ?? calledName(call) ?? "";
    const own = this.fromSettings(call, path);
    const chain = chainOf(call);
    if (own || onlyReads(chain)) return own;
    const telemetry = telemetryByName(path);
    return (
      this.fromLibrary(call, chain, path, telemetry !== null) ??
      this.fromCommand(call, path) ??
      this.fromNames(call, chain, path, telemetry)
    );
  }

  private fromSettings(call: Call, path: string): Operation | null {
    const { settings } = this;
    for (const [names, kind] of this.ownNames)
      if (matchesName(path, names)) return this.make(call, path, kind, { certainty: "proved" });
    const receiver = path.slice(0, path.lastIndexOf("."));
    if (
      settings.loggers &&
      receiver !== path &&
      matchesName(receiver, settings.loggers) &&
      logLevelOf(`logger.${lastPart(path)}`)
    )
      return this.make(call, path, "log", { certainty: "proved" });
    return null;
  }

  /** The strongest meaning along a chain whose root is a library's: `knex('orders').where(id).update(row)`. */
  private fromLibrary(call: Call, chain: Chain, path: string, isTelemetry: boolean): Operation | null {
    let fallback: Operation | null = null;
    // What says of itself that it logs or counts is believed, and what no library has is no library's: no other module is
    // read for these.
    for (const link of chain.links) {
      const callee = unwrap(link.call.callee);
      const follows = !isTelemetry && (callee.type !== "MemberExpression" || this.vocabulary.knows(link.name));
      const origin = libraryOf(
        this.origins,
        callee.type === "MemberExpression" ? callee.object : callee,
        link.name,
        follows,
      );
      if (!origin) continue;
      const meanings =
        callee.type === "MemberExpression"
          ? [
              ...this.vocabulary.member(origin.library, origin.receiver, link.name),
              ...(origin.receiver === "*" || origin.receiver === "default"
                ? this.functionOf(origin.library, link.name)
                : []),
            ]
          : this.functionOf(origin.library, origin.receiver ?? link.name);
      const operation = this.firstMeaning(call, link.call, path, meanings, origin.library, "proved");
      if (!operation) continue;
      if (operation.kind === "createIfMissing") return comparable(operation, chain);
      if (operation.kind === "write" || operation.kind === "publish") return operation;
      if (operation.kind === "pure" && link === chain.links[0]) return operation;
      fallback ??= operation;
    }
    return fallback;
  }

  private functionOf(library: string, name: string): readonly LibraryOperation[] {
    const meaning = this.vocabulary.function(library, name);
    return meaning ? [meaning] : [];
  }

  /** The first meaning whose options and SQL fit the call. */
  private firstMeaning(
    call: Call,
    link: Call,
    path: string,
    meanings: readonly LibraryOperation[],
    library: string,
    certainty: Certainty,
  ): Operation | null {
    for (const meaning of meanings) {
      const operation = this.fromMeaning(call, link, path, meaning, library, certainty);
      if (operation) return operation;
    }
    return null;
  }

  private fromMeaning(
    call: Call,
    link: Call,
    path: string,
    meaning: LibraryOperation,
    library: string,
    certainty: Certainty,
  ): Operation | null {
    if (meaning.when === "sql") return this.fromSql(link.arguments[0], call, path, library, certainty);
    if (meaning.option !== undefined && !hasOption(link, meaning.option)) return null;
    const ignores =
      meaning.is === "create" && call.arguments.some((argument) => ignoresConflict(propertyOf(argument, "ignore")));
    if (ignores)
      return this.make(call, path, "createIfMissing", {
        certainty,
        library,
        resource: meaning.resource ?? null,
        drift: meaning.drift ?? "none",
      });
    const mayBury = meaning.is === "publish" || meaning.is === "write";
    return this.make(call, path, mayBury && isDeadLetter(call, path) ? "deadLetter" : meaning.is, {
      certainty,
      library,
      tier: meaning.tier ?? "primary",
      resource: meaning.resource ?? null,
      drift: meaning.drift ?? "none",
      result: meaning.result,
    });
  }

  /** SQL that is handed over as a string or template; unreadable text counts as a read. */
  private fromSql(
    text: Node | undefined,
    call: Callable,
    path: string,
    library: string | null,
    certainty: Certainty,
  ): Operation | null {
    const statement = propertyOf(text, "text") ?? propertyOf(text, "sql") ?? propertyOf(text, "query") ?? text;
    const sql = stringValue(statement) ?? this.constantText(statement);
    const meaning = sql === null ? null : readSql(sql);
    if (!meaning) return null;
    const details = { certainty, library, resource: meaning.resource };
    switch (meaning.verb) {
      case "write":
        return this.make(call, path, "write", details);
      case "delete":
        return this.make(call, path, "write", { ...details, tier: "delete" });
      case "create":
        return this.make(call, path, meaning.ifNotExists ? "createIfMissing" : "create", {
          ...details,
          drift: meaning.resource === "table" && !meaning.temporary ? "none" : "no-schema",
        });
      case "alter":
        return this.make(call, path, "alter", details);
      case "describe":
        return this.make(call, path, "describe", details);
      case "read":
        return this.make(call, path, "read", details);
      default:
        return null;
    }
  }

  private constantText(node: Node | null | undefined): string | null {
    if (node?.type !== "Identifier") return null;
    return stringValue(this.origins.bindings.initialValue(node) ?? this.origins.bindings.firstItem(node));
  }

  private readTemplate(node: TSESTree.TaggedTemplateExpression): Operation | null {
    const path = pathOf(node.tag) ?? "";
    const origin = this.origins.of(node.tag);
    const known = origin?.is === "library";
    const isNamed = /^(?:sql|tx|trx|db|pg|\$executeRaw|\$queryRaw)$/i.test(lastPart(path));
    if (!known && !isNamed && !isPlainlySql(stringValue(node.quasi) ?? "")) return null;
    // `sql` of a query builder only makes a fragment; it runs when something else executes it.
    if (node.parent.type === "CallExpression" && node.parent.callee !== node) return null;
    return this.fromSql(node.quasi, node, path, known ? origin.library : null, known ? "proved" : "likely");
  }

  /** `client.send(new PutItemCommand({…}))`: the command says what the call does. */
  private fromCommand(call: Call, path: string): Operation | null {
    const argument = call.arguments[0] && this.origins.constructionOf(call.arguments[0]);
    if (!argument) return null;
    const origin = this.origins.of(argument);
    const name = calledName(argument);
    if (origin?.is !== "library" || name === null) return null;
    const meaning = this.vocabulary.command(origin.library, name);
    if (!meaning) return null;
    return this.fromMeaning(call, call, `${path}(${name})`, meaning, origin.library, "proved");
  }

  private fromNames(
    call: Call,
    chain: Chain,
    path: string,
    telemetry: ReturnType<typeof telemetryByName>,
  ): Operation | null {
    if (isDeadLetter(call, path) && (isObserved(call) || isDeadLetterName(lastPart(path))))
      return this.make(call, path, "deadLetter", {});
    if (telemetry) return this.make(call, path, telemetry, { tier: "telemetry" });
    for (const meaning of meaningsByName(this.vocabulary, this.origins, call, chain, path)) {
      const operation =
        meaning.is === "library"
          ? this.firstMeaning(call, meaning.link, path, meaning.meanings, meaning.library, "likely")
          : this.make(call, path, meaning.kind, { tier: meaning.tier });
      if (operation) return comparable(operation, chain);
    }
    return this.fromSqlText(call, path);
  }

  /** `request.query('INSERT INTO …')`: whatever runs it, the text says what it does. */
  private fromSqlText(call: Call, path: string): Operation | null {
    const [first] = call.arguments;
    if (!runsSql.test(lastPart(path)) || !path.includes(".") || !first) return null;
    // `db.query('INSERT …', () => done())` runs as well.
    if (!isObserved(call) && !isFunction(call.arguments.at(-1))) return null;
    if (!isPlainlySql(stringValue(first) ?? this.constantText(first) ?? "")) return null;
    return this.origins.of(call.callee)?.is === "function" ? null : this.fromSql(first, call, path, null, "likely");
  }

  private make(
    call: Callable,
    path: string,
    kind: OperationKind,
    details: Partial<Pick<Operation, "certainty" | "library" | "tier" | "resource" | "drift" | "result">>,
  ): Operation {
    const tier = details.tier ?? "primary";
    return {
      kind,
      tier,
      certainty: details.certainty ?? "likely",
      library: details.library ?? null,
      name: shorten(call.type === "CallExpression" ? (path.endsWith(")") ? path : `${path}()`) : `${path}\`…\``),
      role: this.roleOf(call, path, tier, details.certainty === "proved" && details.library !== "express-session"),
      place: placeOf(call),
      subject: subjectOf(call),
      resource: details.resource ?? null,
      drift: details.drift ?? "none",
      result: details.result,
    };
  }

  private roleOf(call: Callable, path: string, tier: Tier, isKnown: boolean): Role {
    if (this.settings.primary && matchesName(path, this.settings.primary)) return "primary";
    if (this.settings.bestEffort && matchesName(path, this.settings.bestEffort)) return "secondary";
    // neo4j's `session.executeWrite(…)`: a driver's session is its client.
    const named = roleByName(isKnown ? path.replace(/^(?:this\.)?session\./, "") : path);
    if (named) return named;
    if (call.type === "CallExpression" && (onlyTouches(call) || isCacheStore(call))) return "secondary";
    return tier === "primary" || tier === "effect" ? "primary" : "secondary";
  }
}
