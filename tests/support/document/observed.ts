import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const seen = new Set<string>()

/** Notes that an operation answered with this status, as the document says it may. */
export const recordObserved = (operationId: string, status: number): void => {
  seen.add(`${operationId} ${status}`)
}

/** Leaves what this process saw in a folder of the run. */
export function writeObserved(folder: string): void {
  if (folder) writeFileSync(join(folder, `${crypto.randomUUID()}.json`), JSON.stringify([...seen]))
}
