import { csv } from './csv'
import { json } from './json'
import { jspf } from './jspf'
import { m3u8 } from './m3u8'
import { txt } from './txt'
import type { Exporter } from './types'
import { xspf } from './xspf'

/** The writer of each export format. */
export const exporters = { json, csv, m3u8, xspf, jspf, txt } satisfies Record<string, Exporter>

export type ExportFormat = keyof typeof exporters
