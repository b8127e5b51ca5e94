export type HostileFile = { name: string; bytes: Buffer }

/** Text, padded to 256 bytes. */
export const text = (content: string) => Buffer.from(content.padEnd(256))
/** `length` equal bytes. */
export const fill = (length: number, byte = 0) => Buffer.alloc(length, byte)
/** The start of a ZIP archive. */
export const zip = Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1'), fill(200)])
export const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
export const SCRIPT = '<script>alert(document.cookie)</script>'
