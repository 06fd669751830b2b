// Numbers in; what the builder says of them out.

/**
 * "1 reading", "2 readings".
 * @param {number} number
 * @param {string} noun
 */
export function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/**
 * What of an address is not in the list that was read from it; empty when all of it is.
 * @param {Pick<Choice, "lost" | "repeated">} choice
 */
export function leftOut({ lost = 0, repeated = 0 }) {
  const said = [];
  if (lost) said.push(`${counted(lost, "reading")} of this address ${lost === 1 ? "is" : "are"} not on this site any more.`);
  if (repeated) said.push(`${counted(repeated, "reading")} of this address ${repeated === 1 ? "is a repetition" : "are repetitions"}, and listed once.`);
  return said.join(" ");
}
