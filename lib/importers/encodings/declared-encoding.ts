const MAX_DECLARATION_BYTES = 4096
const EXTENC = /^#EXTENC:[ \t]*([\w.:-]{2,40})/im
const XML = /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})["']/i

/** Returns the encoding that `#EXTENC:` or an XML declaration names; null if none or unknown. */
export function findDeclaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, MAX_DECLARATION_BYTES))
  const label = (XML.exec(start) ?? EXTENC.exec(start))?.[1]
  return label === undefined ? null : toKnownEncoding(label)
}

/** Returns the name of the Encoding Standard for a label such as `cp1251`; null if it is unknown. */
function toKnownEncoding(label: string): string | null {
  try {
    return new TextDecoder(ALIASES[label.toLowerCase()] ?? label).encoding
  } catch {
    return null
  }
}

/** Labels of other systems that the Encoding Standard does not list. */
const ALIASES: Record<string, string> = {
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  cp65001: 'utf-8',
  ansi: 'windows-1252',
}
