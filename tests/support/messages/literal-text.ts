import ts from 'typescript'
import { lineOf, visit } from './sources'

export type Finding = { path: string; line: number; text: string }

/** Names that are the same in every language. */
const PROPER_NAMES = new Set(['Riffle', 'Spotify', 'YouTube'])

/** Attributes and properties that people read, whatever their value looks like. */
const READ_ATTRIBUTES = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'detail',
  'hint',
  'label',
  'placeholder',
  'title',
  'valueText',
])

/**
 * Finds text for people that is written into code: children and attributes in JSX, and anywhere a
 * string that looks like the beginning of a sentence.
 */
export function literalTexts(source: ts.SourceFile): Finding[] {
  const found: Finding[] = []
  visit(source, (node) => {
    const text = readText(node)?.replaceAll(/\s+/g, ' ').trim()
    if (!text || !hasWord(text) || PROPER_NAMES.has(text)) return
    found.push({ path: source.fileName, line: lineOf(node), text })
  })
  return found
}

/** The text of a node that people read; undefined for other nodes. */
function readText(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return isCode(node) ? undefined : node.text
  const text = stringText(node)
  if (text === undefined) return undefined
  const isSentence = isSentenceLike(text) && !isForDevelopers(node)
  return isRead(node) || isLabel(node, text) || isSentence ? text : undefined
}

function stringText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  return ts.isTemplateExpression(node) ? templateText(node) : undefined
}

const hasWord = (text: string) => /\p{L}{2}/u.test(text) && !isAddress(text)

const isAddress = (text: string) => /^\S+[./]\S+$/.test(text)

const isSentenceLike = (text: string) => /^\p{Lu}[\p{Ll}’']+[,:]? (\p{L}|\d|…)/u.test(text)

const templateText = ({ head, templateSpans }: ts.TemplateExpression) =>
  [head.text, ...templateSpans.map(({ literal }) => literal.text)].join('…')

/** A child of an element, or the value of an attribute that people read. */
function isRead(node: ts.Node): boolean {
  const holder = holderOf(node)
  if (ts.isJsxAttribute(holder)) return READ_ATTRIBUTES.has(holder.name.getText())
  return ts.isJsxElement(holder) || ts.isJsxFragment(holder)
}

/** A capitalised word as the value of a property: one of a list of names or labels. */
const isLabel = ({ parent }: ts.Node, text: string) =>
  ts.isPropertyAssignment(parent) && /^\p{Lu}\p{Ll}+$/u.test(text)

const isCode = ({ parent }: ts.Node) =>
  ts.isJsxElement(parent) && ['code', 'kbd'].includes(parent.openingElement.tagName.getText())

/** The attribute or element that shows an expression, through conditions and parentheses. */
function holderOf(node: ts.Node): ts.Node {
  const { parent } = node
  const isPassedOn =
    ts.isJsxExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    (ts.isBinaryExpression(parent) && isFallback(parent.operatorToken.kind))
  return isPassedOn ? holderOf(parent) : parent
}

const isFallback = (kind: ts.SyntaxKind) =>
  kind === ts.SyntaxKind.AmpersandAmpersandToken ||
  kind === ts.SyntaxKind.BarBarToken ||
  kind === ts.SyntaxKind.QuestionQuestionToken

// Error messages are logged; people read the error page.
const isForDevelopers = ({ parent }: ts.Node) => ts.isNewExpression(parent)
