import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const parsed = new Map<string, ts.SourceFile>()

/** Parses a file of the project, named by its path from the root; each file is parsed once. */
export function sourceOf(path: string): ts.SourceFile {
  const known = parsed.get(path)
  if (known) return known
  const text = readFileSync(join(root, path), 'utf8')
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  parsed.set(path, source)
  return source
}

/** Parses text as if it were a file of the project. */
export const sourceFrom = (text: string, path = 'components/example/example.tsx'): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)

/** The paths of all TypeScript files below a folder, in alphabetical order. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path))
    .sort()

/** The folders directly inside a folder. */
export const foldersIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`)

/** Calls `visitor` with each node of a tree. */
export function visit(node: ts.Node, visitor: (node: ts.Node) => void): void {
  visitor(node)
  ts.forEachChild(node, (child) => visit(child, visitor))
}

export const lineOf = (node: ts.Node): number =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1

/** Whether a file begins with a directive such as 'use client'. */
export const hasDirective = ({ statements }: ts.SourceFile, directive: string): boolean =>
  statements.some(
    (statement) =>
      ts.isExpressionStatement(statement) &&
      ts.isStringLiteral(statement.expression) &&
      statement.expression.text === directive,
  )

/** Caches the result per file: several tests walk the same files. */
export function oncePerFile<Found>(find: (source: ts.SourceFile) => Found) {
  const known = new WeakMap<ts.SourceFile, Found>()
  return (source: ts.SourceFile): Found => {
    const found = known.get(source) ?? find(source)
    known.set(source, found)
    return found
  }
}

/** The project's own files that a file imports at run time, dynamic imports included. */
export const importsOf = oncePerFile((source): string[] => {
  const found = new Set<string>()
  const add = (specifier: ts.Node | undefined) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    const path = resolve(source.fileName, specifier.text)
    if (path) found.add(path)
  }
  visit(source, (node) => {
    if (ts.isImportDeclaration(node) && !isTypeOnly(node)) add(node.moduleSpecifier)
    if (ts.isExportDeclaration(node) && !node.isTypeOnly) add(node.moduleSpecifier)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0])
    }
  })
  return [...found]
})

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = importClause
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.every((element) => element.isTypeOnly)
}

function resolve(from: string, specifier: string): string | undefined {
  const base = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.') && join(dirname(from), specifier).replaceAll('\\', '/')
  if (!base) return undefined
  return [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((path) =>
    existsSync(join(root, path)),
  )
}
