import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(process.cwd(), '../shared/data/youtube-api/sns-sdks+python-youtube')

type Json = { [name: string]: unknown }
type Reply = Json & { items: Json[] }

/** A recorded reply's frame and first item, where the test material is at hand; else bare ones. */
export function recordedShape(name: string): { frame: Json; item: Json } {
  const file = join(FOLDER, `apidata__${name}.json`)
  if (!existsSync(file)) return { frame: {}, item: {} }
  const { items, nextPageToken: _next, ...frame } = JSON.parse(readFileSync(file, 'utf8')) as Reply
  return { frame, item: items[0] ?? {} }
}

/** `values` over `shape`, object by object. */
export function over(shape: Json, values: Json): Json {
  const merged: Json = { ...shape }
  for (const [name, value] of Object.entries(values)) {
    const below = merged[name]
    merged[name] = isObject(value) && isObject(below) ? over(below, value) : value
  }
  return merged
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
