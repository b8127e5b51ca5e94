const LONGEST = 120
// What means something to a file system, a shell or a header, and what nobody sees.
const UNSAFE = /[\p{Cc}\p{Cf}"*/:<>?\\|%]/gu

/**
 * The Content-Disposition that saves a file under a name of strangers (RFC 6266): in ASCII for the
 * old, as RFC 8187 has it for all others, and never with a path, a quote or a line break in it.
 */
export function attachment(fileName: string): string {
  const name = safe(fileName.toWellFormed())
  const plain = safe(name.normalize('NFKD').replace(/[^\x20-\x7e]/g, ''))
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`
}

// The extension stays, whatever goes before it.
function safe(fileName: string): string {
  const extension = /\.\w{1,8}$/.exec(fileName)?.[0] ?? ''
  const stem = fileName.slice(0, fileName.length - extension.length).replace(UNSAFE, ' ')
  const short = [...stem.replace(/\s+/g, ' ')].slice(0, LONGEST).join('')
  return (short.replace(/^[.\s]+|[.\s]+$/g, '') || 'file') + extension
}

const encoded = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
