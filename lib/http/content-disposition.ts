const MAX_STEM_CHARS = 120
/** Characters with a meaning for file systems, shells or headers, and invisible ones. */
const UNSAFE_CHARS = /[\p{Cc}\p{Cf}"*/:<>?\\|%]/gu

/**
 * Returns the Content-Disposition that saves a file under an untrusted name (RFC 6266): in ASCII for
 * old clients and by RFC 8187 for all others, without paths, quotes and line breaks.
 */
export function attachment(fileName: string): string {
  const name = sanitize(fileName.toWellFormed())
  const ascii = sanitize(name.normalize('NFKD').replace(/[^\x20-\x7e]/g, ''))
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeValue(name)}`
}

// Keeps the extension if the rest is truncated.
function sanitize(fileName: string): string {
  const extension = /\.\w{1,8}$/.exec(fileName)?.[0] ?? ''
  const stem = fileName.slice(0, fileName.length - extension.length).replace(UNSAFE_CHARS, ' ')
  const short = [...stem.replace(/\s+/g, ' ')].slice(0, MAX_STEM_CHARS).join('')
  return (short.replace(/^[.\s]+|[.\s]+$/g, '') || 'file') + extension
}

const encodeValue = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
