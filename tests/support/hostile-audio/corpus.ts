import { declaredSizes, truncated } from './broken-containers'
import { polyglot, renamed } from './disguised'
import type { HostileFile } from './hostile-file'
import { names, tags } from './hostile-tags'
import { loops } from './repetitive'

/** Malformed and malicious files, named after their fault. */
export const hostileFiles: HostileFile[] = [
  ...renamed,
  ...truncated,
  ...polyglot,
  ...declaredSizes,
  ...loops,
  ...tags,
  ...names,
]
