import 'server-only'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const MANIFEST_FILE = '.next/routes-manifest.json'
const Route = z.object({ page: z.string(), regex: z.string() })
const Manifest = z.object({ staticRoutes: z.array(Route), dynamicRoutes: z.array(Route) })

type FindRoute = (path: string) => string

let find: FindRoute | undefined

/** Returns the path template of a page, such as `/playlists/[playlistId]`; `other` for unknown paths. */
export function pageRoute(path: string): string {
  if (path.startsWith('/_next/static/')) return '/_next/static'
  find ??= createPageLookup(readManifest())
  return find(path)
}

/** Creates the lookup of path templates from the text of Next's manifest; undefined without a build. */
export function createPageLookup(manifest: string | undefined): FindRoute {
  if (manifest === undefined) return () => 'page'
  const { staticRoutes, dynamicRoutes } = Manifest.parse(JSON.parse(manifest))
  const pages = new Set(staticRoutes.map(({ page }) => page))
  // bounded-regex: from the build; each matches one part of a path at a time
  const patterns = dynamicRoutes.map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }))
  return (path) => {
    if (pages.has(path)) return path
    return patterns.find(({ pattern }) => pattern.test(path))?.page ?? 'other'
  }
}

// `next dev` has no manifest of all pages.
function readManifest(): string | undefined {
  try {
    return readFileSync(MANIFEST_FILE, 'utf8')
  } catch {
    return undefined
  }
}
