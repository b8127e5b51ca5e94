import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { inside } from '../setup/place.mjs'

/**
 * A regular expression of a source file. `source` is undefined if it is built from values, and `reason`
 * is the text of its comment `bounded-regex: …`.
 * @typedef {{ path: string, line: number, source: string | undefined, flags: string, reason: string | undefined }} Expression
 */

const REASON = /\bbounded-regex: *(\S[^\n]*)/

/**
 * Lists the regular expressions of a TypeScript file.
 * @param {string} path
 * @returns {Expression[]}
 */
export function expressionsOf(path) {
  const text = readFileSync(inside(path), 'utf8')
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  /** @type {Expression[]} */
  const found = []
  /** @param {ts.Node} node */
  const visit = (node) => {
    const parts = partsOf(node)
    if (parts) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      found.push({ path, line: line + 1, reason: reasonFor(file, node), ...parts })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/**
 * @param {ts.Node} node
 * @returns {{ source: string | undefined, flags: string } | undefined}
 */
function partsOf(node) {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/')
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) }
  }
  const isCall = ts.isNewExpression(node) || ts.isCallExpression(node)
  if (!isCall || !ts.isIdentifier(node.expression) || node.expression.text !== 'RegExp')
    return undefined
  const [source, flags] = node.arguments ?? []
  const isLiteral = source && ts.isStringLiteralLike(source)
  return {
    source: isLiteral ? source.text : undefined,
    flags: flags && ts.isStringLiteralLike(flags) ? flags.text : '',
  }
}

/**
 * The reason on the line of an expression, or in the comments before the statement or the entry of a
 * list that contains it.
 * @param {ts.SourceFile} file
 * @param {ts.Node} node
 */
function reasonFor(file, node) {
  const lineStart = file.text.lastIndexOf('\n', node.getStart(file)) + 1
  const lineEnd = `${file.text}\n`.indexOf('\n', node.end)
  const onLine = REASON.exec(file.text.slice(lineStart, lineEnd))
  if (onLine) return onLine[1]
  for (let at = node; at.parent; at = at.parent) {
    const before = REASON.exec(file.text.slice(at.getFullStart(), at.getStart(file)))
    if (before) return before[1]
    if (ts.isStatement(at)) return undefined
  }
  return undefined
}
