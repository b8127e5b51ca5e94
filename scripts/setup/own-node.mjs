import { run } from './child.mjs'
import { projectNode } from './node24.mjs'

/**
 * Runs `body` if this process runs on the project's Node, else the same command on that Node.
 * @param {() => Promise<number>} body
 * @returns the exit code
 */
export async function onProjectNode(body) {
  const node = projectNode()
  if (node === process.execPath) return body()
  return run(node, process.argv.slice(1))
}
