import ts from 'typescript'
import { lineOf, oncePerFile, visit } from './sources'

/** A lookup in the catalogue. */
export type Lookup = {
  path: string
  line: number
  /** The full key. `*` stands for one part of it that is computed. */
  key: string
  /** The names of the values given; undefined if the code does not list them. */
  values: string[] | undefined
}

type Translator = { namespace: string; scope: ts.Node }

const HOOKS = new Set(['useTranslations', 'getTranslations', 'useCodedText'])

/** The name of the type of a parameter that holds a translator: `t: Translate<'account'>`. */
const TYPE = 'Translate'

/** Passes on the namespace that its caller names. */
const GENERIC = 'components/messages/use-coded-text.ts'

/** The namespaces that a file takes translators of, as written: `account` or `account.register`. */
export const namespacesIn = oncePerFile((source): string[] => {
  if (source.fileName === GENERIC) return []
  const found = new Set<string>()
  visit(source, (node) => {
    if (ts.isCallExpression(node) && isHook(node)) found.add(namespaceOf(node.arguments[0]))
  })
  return [...found]
})

/** Every lookup in a file; a namespace that is shown by code counts as a lookup of each of its keys. */
export function lookupsIn(source: ts.SourceFile): Lookup[] {
  if (source.fileName === GENERIC) return []
  const translators = translatorsIn(source)
  const found: Lookup[] = []
  visit(source, (node) => {
    if (!ts.isCallExpression(node)) return
    const place = { path: source.fileName, line: lineOf(node) }
    if (isHook(node) && node.expression.getText() === 'useCodedText') {
      found.push({ ...place, key: `${namespaceOf(node.arguments[0])}.*`, values: undefined })
    }
    const namespace = namespaceLookedUp(node, translators)
    const [key, values] = node.arguments
    if (namespace === undefined || !key) return
    for (const end of keysOf(key)) {
      found.push({ ...place, key: `${namespace}.${end}`, values: namesOf(values) })
    }
  })
  return found
}

const isHook = ({ expression }: ts.CallExpression) =>
  ts.isIdentifier(expression) && HOOKS.has(expression.text)

/** @throws when the namespace is not written out: neither tests nor types could follow it. */
function namespaceOf(argument: ts.Node | undefined): string {
  if (argument && ts.isStringLiteral(argument)) return argument.text
  const type = argument && ts.isLiteralTypeNode(argument) ? argument.literal : undefined
  if (type && ts.isStringLiteral(type)) return type.text
  const where = argument ? `${argument.getSourceFile().fileName}:${lineOf(argument)}` : 'a lookup'
  throw new Error(`${where} does not name its namespace as a literal.`)
}

/** The variables and parameters that hold translators, by name. */
function translatorsIn(source: ts.SourceFile): Map<string, Translator[]> {
  const found = new Map<string, Translator[]>()
  const add = (name: string, namespace: string, scope: ts.Node) =>
    found.set(name, [...(found.get(name) ?? []), { namespace, scope }])
  visit(source, (node) => {
    if (ts.isVariableDeclaration(node)) {
      const namespace = hookedBy(node.initializer)
      if (namespace) add(node.name.getText(), namespace, scopeOf(node))
    }
    if (ts.isParameter(node)) {
      const namespace = typedAs(node.type)
      if (namespace) add(node.name.getText(), namespace, node.parent)
    }
  })
  return found
}

/** The namespace of `useTranslations('a')` or `await getTranslations('a')`. */
function hookedBy(value: ts.Expression | undefined): string | undefined {
  const call = value && ts.isAwaitExpression(value) ? value.expression : value
  if (!call || !ts.isCallExpression(call) || !isHook(call)) return undefined
  return namespaceOf(call.arguments[0])
}

/** The namespace of the type `Translate<'a'>`. */
function typedAs(type: ts.TypeNode | undefined): string | undefined {
  if (!type || !ts.isTypeReferenceNode(type) || type.typeName.getText() !== TYPE) return undefined
  return namespaceOf(type.typeArguments?.[0])
}

const scopeOf = (node: ts.Node): ts.Node =>
  ts.isBlock(node.parent) || ts.isSourceFile(node.parent) ? node.parent : scopeOf(node.parent)

/** The namespace of a call such as `t('title')` or `t.rich('text', ...)`. */
function namespaceLookedUp(call: ts.CallExpression, translators: Map<string, Translator[]>) {
  const { expression } = call
  const callee = ts.isPropertyAccessExpression(expression) ? expression.expression : expression
  if (!ts.isIdentifier(callee)) return undefined
  const candidates = translators.get(callee.text) ?? []
  // The innermost declaration of the name that is visible from the call.
  return candidates
    .filter(({ scope }) => scope.pos <= call.pos && call.end <= scope.end)
    .sort((a, b) => b.scope.pos - a.scope.pos)[0]?.namespace
}

function keysOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isParenthesizedExpression(node)) return keysOf(node.expression)
  if (ts.isConditionalExpression(node)) return [...keysOf(node.whenTrue), ...keysOf(node.whenFalse)]
  if (!ts.isTemplateExpression(node)) return ['*']
  return [node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join('')]
}

function namesOf(values: ts.Node | undefined): string[] | undefined {
  if (!values) return []
  if (!ts.isObjectLiteralExpression(values)) return undefined
  const names = values.properties.map(({ name }) => name?.getText())
  return names.every((name) => name !== undefined) ? names : undefined
}
