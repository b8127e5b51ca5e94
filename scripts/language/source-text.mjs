import ts from 'typescript'
import { commentParts } from './comments.mjs'

/**
 * The parts of a file that people read: comments, names of tests and declared names. `lineOf` maps
 * an offset in `text` to a line of the file, counted from 1.
 * @typedef {object} Part
 * @property {'comment' | 'test' | 'name'} kind
 * @property {string} text
 * @property {number} firstLine
 * @property {number} lastLine
 * @property {(offset: number) => number} lineOf
 */

/**
 * Extracts the readable parts of a TypeScript, JavaScript or CSS file, in no particular order.
 * @param {string} path
 * @param {string} source
 * @returns {Part[]}
 */
export function partsOf(path, source) {
  if (path.endsWith('.css')) return commentParts(source, [])
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, false)
  /** @type {Part[]} */
  const parts = []
  /** @type {ts.Node[]} */
  const literals = []
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (isOpaque(node)) literals.push(node)
    const named = declaredName(node) ?? testName(node)
    if (named) parts.push(singleLine(file, named))
    ts.forEachChild(node, visit)
  }
  visit(file)
  const opaque = literals.map((node) => ({ start: node.getStart(file), end: node.end }))
  return [...parts, ...commentParts(source, opaque)]
}

/** @param {ts.Node} node */
const isOpaque = (node) =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node) ||
  ts.isRegularExpressionLiteral(node) ||
  ts.isJsxText(node)

/** @typedef {{ kind: 'name' | 'test', text: string, node: ts.Node }} Named */

/**
 * @param {ts.Node} node
 * @returns {Named | undefined}
 */
function declaredName(node) {
  const isDeclaration =
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  if (!isDeclaration || !node.name || !ts.isIdentifier(node.name)) return undefined
  return { kind: 'name', text: node.name.text, node: node.name }
}

const TEST_FUNCTIONS = new Set(['describe', 'it', 'test'])

/**
 * The name that a call such as `it('…')` or `describe.each(rows)('…')` gives to its tests.
 * @param {ts.Node} node
 * @returns {Named | undefined}
 */
function testName(node) {
  if (!ts.isCallExpression(node)) return undefined
  const [name] = node.arguments
  const callee = calledIdentifier(node.expression)
  if (!name || !callee || !TEST_FUNCTIONS.has(callee)) return undefined
  if (ts.isStringLiteralLike(name)) return { kind: 'test', text: name.text, node: name }
  if (!ts.isTemplateExpression(name)) return undefined
  const text = [name.head.text, ...name.templateSpans.map((span) => span.literal.text)].join('…')
  return { kind: 'test', text, node: name }
}

/**
 * `it` for `it`, `it.each`, `it.each(rows)` and `it.each` with a template.
 * @param {ts.Expression} expression
 * @returns {string | undefined}
 */
function calledIdentifier(expression) {
  if (ts.isIdentifier(expression)) return expression.text
  if (ts.isTaggedTemplateExpression(expression)) return calledIdentifier(expression.tag)
  if (ts.isPropertyAccessExpression(expression) || ts.isCallExpression(expression)) {
    return calledIdentifier(expression.expression)
  }
  return undefined
}

/**
 * @param {ts.SourceFile} file
 * @param {Named} named
 * @returns {Part}
 */
function singleLine(file, { kind, text, node }) {
  const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
  return { kind, text, firstLine: line, lastLine: line, lineOf: () => line }
}
