import ts from 'typescript'
import { filesBelow, oncePerFile, sourceOf, visit } from './sources'

const ENTRY = /\/(page|layout|loading|error|not-found|global-error)\.tsx$/

/** The files of `app` that Next renders: each is the root of a tree of components. */
export const entries = (): string[] => filesBelow('app').filter((path) => ENTRY.test(path))

/** The namespaces that a file sends: those of `<Messages>`, or those it imports for its provider. */
export const sentBy = oncePerFile((source): string[] => {
  const found: string[] = []
  visit(source, (node) => {
    if (!ts.isJsxOpeningElement(node)) return
    const name = node.tagName.getText()
    if (name === 'MessagesProvider') found.push(...importedMessages(source))
    if (name === 'Messages') found.push(...stringsIn(node.attributes))
  })
  return found
})

/** The namespaces that the layouts above an entry send to it in every case. */
export function inheritedBy(entry: string): Set<string> {
  if (entry.endsWith('global-error.tsx')) return new Set()
  const layouts = layoutsAbove(entry).map(sourceOf)
  return new Set(layouts.flatMap((layout) => (wraps(layout, entry) ? sentBy(layout) : [])))
}

function layoutsAbove(entry: string): string[] {
  const folders = entry.split('/').slice(0, -1)
  const layouts = folders.map((_, depth) =>
    [...folders.slice(0, depth + 1), 'layout.tsx'].join('/'),
  )
  const known = new Set(entries())
  return layouts.filter((layout) => known.has(layout) && layout !== entry)
}

// A layout with `return children` has no effect for visitors: it counts for pages that require a user.
function wraps(layout: ts.SourceFile, entry: string): boolean {
  let isConditional = false
  visit(layout, (node) => {
    if (ts.isReturnStatement(node) && node.expression?.getText() === 'children')
      isConditional = true
  })
  return !isConditional || sourceOf(entry).text.includes('userContext(')
}

const importedMessages = ({ statements }: ts.SourceFile): string[] =>
  statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return []
    const name = /^'@\/messages\/en\/(.+)\.json'$/.exec(statement.moduleSpecifier.getText())?.[1]
    return name ? [name] : []
  })

function stringsIn(node: ts.Node): string[] {
  const found: string[] = []
  visit(node, (child) => {
    if (ts.isStringLiteral(child)) found.push(child.text)
  })
  return found
}
