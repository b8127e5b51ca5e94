import { dirname } from 'node:path'
import { namespacesIn } from './lookups'
import { entries, inheritedBy, sentBy } from './sent'
import { hasDirective, importsOf, sourceOf } from './sources'

type State = { isClient: boolean; sent: ReadonlySet<string>; seen: Set<string> }

/**
 * Namespaces that client components below an entry look up and no provider above them sends, as
 * `file: namespace`. Every import counts as rendered, dynamic imports included.
 */
export function missingBelow(entry: string): string[] {
  const found = new Set<string>()
  walk(entry, { isClient: false, sent: inheritedBy(entry), seen: new Set() }, (file, sent) => {
    for (const namespace of lookedUpIn(file)) {
      if (!sent.has(namespace)) found.add(`${file}: ${namespace}`)
    }
  })
  return [...found]
}

/** The namespaces that a file sends and no client component below looks up. */
export function unusedIn(file: string): string[] {
  const pages = file.endsWith('/layout.tsx')
    ? entries().filter((entry) => isBelow(entry, file))
    : []
  const used = new Set<string>()
  for (const start of [file, ...pages]) {
    walk(start, { isClient: false, sent: new Set(), seen: new Set() }, (below) => {
      for (const namespace of lookedUpIn(below)) used.add(namespace)
    })
  }
  return sentBy(sourceOf(file)).filter((namespace) => !used.has(namespace))
}

/** The namespaces that an entry sends although a layout above it has sent them. */
export const sentTwiceBy = (entry: string): string[] =>
  sentBy(sourceOf(entry)).filter((namespace) => inheritedBy(entry).has(namespace))

const isBelow = (entry: string, layout: string) => entry.startsWith(`${dirname(layout)}/`)

/** The files of the catalogue that a file looks up: providers send whole ones. */
const lookedUpIn = (file: string): string[] => [
  ...new Set(namespacesIn(sourceOf(file)).map((namespace) => namespace.split('.')[0] ?? '')),
]

/** Calls `visitor` for each file that runs in the browser, with the namespaces sent to it. */
function walk(
  file: string,
  { isClient: isBelowClient, sent: sentAbove, seen }: State,
  visitor: (file: string, sent: ReadonlySet<string>) => void,
): void {
  const source = sourceOf(file)
  // The browser gets a reference to a server action, not the code behind it.
  if (hasDirective(source, 'use server')) return
  const isClient = isBelowClient || hasDirective(source, 'use client')
  const sent = new Set([...sentAbove, ...sentBy(source)])
  const state = `${file} ${isClient} ${[...sent].sort().join()}`
  if (seen.has(state)) return
  seen.add(state)
  if (isClient) visitor(file, sent)
  for (const imported of importsOf(source)) walk(imported, { isClient, sent, seen }, visitor)
}
