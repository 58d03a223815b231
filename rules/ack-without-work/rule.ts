import {
  defineRule,
  faultOf,
  lossOf,
  nameOfUnit,
  type Acknowledgement,
  type Finding,
  type Handler,
  type Rule,
  type Settings,
} from "@silent-failure/analysis/model";

/*
 * A broker or a sender keeps its copy until it hears "done". Code that says so before the work, in `finally`, or after
 * a failure that it only logged, throws the last copy away: nothing is delivered again, and whoever is on call finds
 * an empty queue, a green dashboard, and a customer who is missing something.
 */
export const ackWithoutWork: Rule = defineRule({
  id: "ack-without-work",
  description: "A message or webhook is acknowledged although its work may still fail, or has failed.",
  recommended: true,
  reads: ["acknowledgements", "handlers"],
  messages: {
    before: "`{{ack}}` comes before `{{work}}`: if that fails, the message is gone and nobody sends it again.",
    finally: "`{{ack}}` runs whatever became of `{{work}}`: a message whose work failed is gone as well.",
    answered: "`{{ack}}` answers before `{{work}}` is done: if that fails, the sender has heard that all is well.",
    emptyReply: "`{{ack}}` reports no failure whatever became of `{{work}}`: {{onReturn}}.",
    onDelivery: "`{{ack}}` makes the broker forget each message when it sends it: if `{{work}}` fails, it is gone.",
    failed: "`{{work}}` can fail here and the message is acknowledged all the same: {{trace}}.",
  },
  judge(facts, settings) {
    const told = new Set(facts.acknowledgements.map(({ place }) => place.start));
    return [
      ...facts.acknowledgements.map(fromAcknowledgement),
      ...facts.handlers.flatMap((handler) =>
        faultOf(handler) !== "acknowledged" || handler.acknowledged || told.has(handler.verdict?.place.start ?? -1)
          ? []
          : (fromHandler(handler, settings) ?? []),
      ),
    ].toSorted((a, b) => a.place.start - b.place.start);
  },
});

function fromAcknowledgement(fact: Acknowledgement): Finding & { readonly messageId: Acknowledgement["form"] } {
  const unit = nameOfUnit(fact.unit);
  return {
    messageId: fact.form,
    data: {
      ack: fact.name,
      work: fact.work.name,
      unit: unit.charAt(0).toUpperCase() + unit.slice(1),
      onReturn: fact.unit.onReturn,
    },
    place: fact.place,
    trail: [
      { at: "operation", text: `\`${fact.work.name}\` can fail`, place: fact.work.place },
      { at: "lost", text: lost[fact.form], place: fact.work.place },
      { at: "verdict", text: verdictOf(fact), place: fact.place },
    ],
    about: fact,
    certainty: fact.certainty,
    weight: isClear(fact) ? "clear" : "arguable",
  };
}

const lost: Readonly<Record<Acknowledgement["form"], string>> = {
  before: "the message is off the list by then, and nobody delivers it again",
  finally: "its failure passes the ack by",
  answered: "the sender has its answer by then, and does not try again",
  emptyReply: "its rejection is settled, and no list of failures holds it",
  onDelivery: "the broker has no copy left",
};

function verdictOf({ form, name }: Acknowledgement): string {
  switch (form) {
    case "answered":
      return `\`${name}\` answers with success`;
    case "emptyReply":
      return `\`${name}\` tells the broker that all went well`;
    case "onDelivery":
      return `\`${name}\` asks for no ack`;
    default:
      return `\`${name}\` acknowledges the message`;
  }
}

/*
 * | form              | clear when                                                                |
 * |-------------------|---------------------------------------------------------------------------|
 * | before, finally   | the ack is known or says what it is, or the unit is a registered consumer |
 * | answered          | a webhook's sender would try again, and a main write is what follows      |
 * | emptyReply        | always                                                                    |
 * | onDelivery        | never: no ack may be what the queue is for                                |
 */
function isClear({ form, certainty, unit, work, named, agreed, explained }: Acknowledgement): boolean {
  if (explained || agreed || form === "onDelivery") return false;
  if (form === "answered") return unit.kind === "webhook" && work.tier === "primary";
  return named || certainty === "proved" || unit.certainty === "proved";
}

/** The handler lets its failure pass, and an ack follows. */
function fromHandler(handler: Handler, settings: Settings): (Finding & { readonly messageId: "failed" }) | null {
  const loss = lossOf(handler, settings);
  if (!loss) return null;
  return {
    messageId: "failed",
    data: {
      work: loss.operation.name,
      trace: handler.report === "silent" ? "the error is dropped without a trace" : "the error is only logged",
    },
    place: handler.place,
    trail: loss.trail,
    about: handler,
    certainty: loss.operation.certainty,
    weight: loss.weight,
  };
}
