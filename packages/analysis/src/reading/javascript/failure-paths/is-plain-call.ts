import { calledName, pathOf, type Call } from "../syntax/node.ts";

/** Members of the language's own objects, and what only waits or tidies up: nothing is told or stored there. */
export function isPlainCall(call: Call): boolean {
  return plainName.test(calledName(call) ?? "") || languageObject.test(pathOf(call.callee) ?? "");
}

const languageObject = /^(?:process|Math|JSON|Object|Array|Number|String|Date|Promise|Reflect|Symbol|Buffer|crypto)\./;

const plainName =
  /^(?:then|catch|finally|map|filter|forEach|reduce|push|pop|shift|unshift|splice|slice|concat|join|split|replace|replaceAll|trim|includes|startsWith|endsWith|indexOf|find|findIndex|some|every|flat|flatMap|sort|toSorted|reverse|keys|values|entries|assign|freeze|parse|stringify|toString|valueOf|get|set|has|delete|clear|add|all|allSettled|race|any|resolve|now|toISOString|getTime|min|max|floor|ceil|round|random|String|Number|Boolean|Array|Date|setTimeout|clearTimeout|setInterval|clearInterval|setImmediate|sleep|delay|wait|on|once|off|bind|call|apply|super|require)$/;
