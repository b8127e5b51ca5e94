/** @typedef {{ start: number, end: number }} Range offsets in the source */

const LINE_START = /^\s*(?:\/\*+|\*(?!\/)|\/\/+)?\s*/
const BLOCK_END = /\s*\*\/\s*$/
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g

/**
 * The comments of a file; line comments on consecutive lines are one text.
 * @param {string} source
 * @param {Range[]} opaque literals, which contain no comments, in source order
 * @returns {import('./source-text.mjs').Part[]}
 */
export function commentParts(source, opaque) {
  /** @type {Range[]} */
  const comments = []
  let next = 0
  COMMENT.lastIndex = 0
  for (let match = COMMENT.exec(source); match; match = COMMENT.exec(source)) {
    const { index } = match
    let literal = opaque[next]
    while (literal && literal.end <= index) literal = opaque[++next]
    if (literal && literal.start <= index) COMMENT.lastIndex = literal.end
    else comments.push({ start: index, end: index + match[0].length })
  }
  return mergeLines(source, comments).map((range) => joinComment(source, range))
}

/**
 * @param {string} source
 * @param {Range[]} comments
 */
function mergeLines(source, comments) {
  /** @type {Range[]} */
  const merged = []
  for (const range of comments) {
    const last = merged.at(-1)
    const isContinued =
      last &&
      source.startsWith('//', last.start) &&
      source.startsWith('//', range.start) &&
      /^\n[^\S\n]*$/.test(source.slice(last.end, range.start))
    if (isContinued) last.end = range.end
    else merged.push({ ...range })
  }
  return merged
}

/**
 * Joins the lines of a comment to one text without comment marks.
 * @param {string} source
 * @param {Range} range
 * @returns {import('./source-text.mjs').Part}
 */
function joinComment(source, { start, end }) {
  const firstLine = countLines(source, start)
  const lines = source
    .slice(start, end)
    .split('\n')
    .map((line) => line.replace(BLOCK_END, '').replace(LINE_START, '').trimEnd())
  /** @type {number[]} */
  const starts = []
  let text = ''
  for (const line of lines) {
    if (text && line) text += ' '
    starts.push(text.length)
    text += line
  }
  const lineOf = (/** @type {number} */ offset) =>
    firstLine + starts.findLastIndex((lineStart) => lineStart <= offset)
  return { kind: 'comment', text, firstLine, lastLine: firstLine + lines.length - 1, lineOf }
}

/**
 * @param {string} source
 * @param {number} offset
 */
function countLines(source, offset) {
  let lines = 1
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) {
    lines++
  }
  return lines
}
