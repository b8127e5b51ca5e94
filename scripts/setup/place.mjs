import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * An absolute path inside the project.
 * @param {string[]} parts
 */
export const inside = (...parts) => join(root, ...parts)
