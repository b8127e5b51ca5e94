import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(process.cwd(), '../shared/data/youtube-api/sns-sdks+python-youtube')

type Json = { [name: string]: unknown }
type Reply = Json & { items: Json[] }

/** Returns the members and the first item of a recorded response; empty if it is not available. */
export function readRecordedShape(name: string): { frame: Json; item: Json } {
  const file = join(FOLDER, `apidata__${name}.json`)
  if (!existsSync(file)) return { frame: {}, item: {} }
  const { items, nextPageToken: _next, ...frame } = JSON.parse(readFileSync(file, 'utf8')) as Reply
  return { frame, item: items[0] ?? {} }
}

/** Merges `values` into a copy of `shape`, recursively. */
export function mergeOver(shape: Json, values: Json): Json {
  const merged: Json = { ...shape }
  for (const [name, value] of Object.entries(values)) {
    const below = merged[name]
    merged[name] = isObject(value) && isObject(below) ? mergeOver(below, value) : value
  }
  return merged
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
