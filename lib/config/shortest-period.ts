/** Returns the start of a text that the rest repeats; the text itself if nothing does. */
export function shortestPeriod(text: string): string {
  // The failure function of Knuth, Morris and Pratt: linear in the length of the text.
  const borders = [0]
  for (let at = 1; at < text.length; at++) {
    let length = borders[at - 1] ?? 0
    while (length > 0 && text[at] !== text[length]) length = borders[length - 1] ?? 0
    borders.push(text[at] === text[length] ? length + 1 : 0)
  }
  const period = text.length - (borders.at(-1) ?? 0)
  return period <= text.length / 2 ? text.slice(0, period) : text
}
