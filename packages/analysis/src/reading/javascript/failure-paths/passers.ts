export const passers: RegExp =
  /^(?:next|cb|callback|done|reject|rej|fail|onError|onFailure|handleError|handleException|errorHandler|throwError|bail|abort|retry|requeue|destroy|raise|rethrow)$/;
export const formatters: RegExp =
  /^(?:String|Number|Boolean|isError|is[A-Z]\w*|get\w*|format\w*|stringify|parse|inspect|to[A-Z]\w*|serialize\w*|has[A-Z]\w*|assign|keys|entries|includes|startsWith|endsWith|test|match|split|slice|trim|replace|map|filter|some|every|find|join|concat|extract\w*|normalize\w*|describe\w*|wrap\w*|recordException|setStatus|setAttribute|setAttributes|addEvent|addBreadcrumb|setTag|setContext|setExtra|withScope|end|sleep|delay|setTimeout|clearTimeout|clearInterval)$/;
