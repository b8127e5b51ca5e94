import { run } from './child.mjs'
import { projectNode } from './node24.mjs'

/**
 * Runs the rest on the project's Node: `body` where this is it already, else the same command over
 * again on that Node. Resolves to the exit code.
 */
export async function onProjectNode(body) {
  const node = projectNode()
  if (node === process.execPath) return body()
  return run(node, process.argv.slice(1))
}
