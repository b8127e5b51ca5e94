const RUN = /(?:%[\da-f]{2})+/gi

/**
 * Decodes percent-encoded bytes in a name. Each run is read as UTF-8 if it is valid UTF-8, and as
 * Windows-1252 otherwise, which older programs wrote. Leaves other percent signs.
 */
export function decodePercents(text: string): string {
  return text.includes('%') ? text.replace(RUN, decodeRun) : text
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const windows1252 = new TextDecoder('windows-1252')

function decodeRun(run: string): string {
  const bytes = Uint8Array.from(run.slice(1).split('%'), (code) => Number.parseInt(code, 16))
  try {
    return utf8.decode(bytes)
  } catch {
    return windows1252.decode(bytes)
  }
}
